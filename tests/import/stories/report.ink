VAR trust = 0
VAR knows = false
VAR name = "Chen"
LIST moods = calm, cross
EXTERNAL beep(x)
-> office

=== office ===
# place: office
Lin: You again? {trust > 2: She smiles.|She frowns.}
{Good morning.|Back so soon.|Again.}
{
- trust > 5: High.
- trust > 1:
  Middling.
  ~ trust = trust - 1
- else: Low.
}
* [Ask for the deadline] "When do you close?" you ask.
  ~ trust++
  The twenty-fifth, she says. # speaker: Lin
  * * {knows} [Offer the list] Here is <>
      the list.
      -> plan
  * * [Thank her] Thanks.
  - - She nods.
+ {trust >= 1 && not knows} Wait[ a moment].
  ~ knows = true
  -> office
+ [Push] -> push
+ {push} [Apologise] -> corridor.second
- (after) The clock ticks. {trust}
-> corridor

=== corridor ===
{office > 3: -> tired}
-> second
= second
The corridor is {&quiet|loud|empty}.
+ [Back to the office] -> office
+ [To the warehouse] -> warehouse
* [Go home] -> tired

=== push ===
~ temp force = 2
You: It is urgent!
{beep(force)}
-> sigh ->
{trust == 0 && force > 1: -> thrown_out}
-> corridor

=== sigh ===
She sighs.
->->

=== warehouse ===
Wu: Nobody told me.
* [Ask him along] -> plan
* -> tired

=== plan ===
Lin: We send it on the twentieth.
-> END

=== tired ===
You are tired.
-> END

=== thrown_out ===
Lin: Out!
-> END

=== function double(x) ===
~ return x * 2
