VAR trust = 0
VAR told = false
The corridor.
-> office
=== office ===
Lin: You again?
{trust > 1: She smiles.|She frowns.}
{First time.|Second time.|Many times.}
* [Ask] You ask.
  ~ trust++
  She answers.
  * * [Thank] Thanks.
    ~ trust += 2
  * * [Grunt] Hm.
  - - She nods.
+ {trust >= 1 && not told} Wait[ a moment], please.
  ~ told = true
  -> office
+ [Look around]
  {
  - trust > 2: A tidy desk.
    ~ trust = trust - 1
  - told: A note with your name.
  - else: Papers everywhere.
  }
  -> corridor.second
+ {corridor.second > 1} [Give up] -> tired
- The clock ticks.
-> corridor
=== corridor ===
{office > 4: -> tired}
-> second
= second
The corridor is {&quiet|loud|empty}.
+ [Back] -> office
+ [Home] -> tired
=== tired ===
You are <>
tired.
-> END
