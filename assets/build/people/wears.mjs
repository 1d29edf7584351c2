// Things a person wears besides clothes and glasses, drawn by ourselves in the line of the art.
//   head   over hair and face, in the units of the head
//   front  over the clothes, in the units of PIN_MODEL (see outfits.mjs); `back` the same, seen from behind
//   watch  on the wrist (see sleeves.mjs)
// The colour role `wear` is the palette's entry of that name, without one the colour here.
const shape = (fill, line, d, on = 'any') => ({ on, fill, line, d, part: 'wear' });
const LINE = 12;
const FINE = 7;

const dot = (x, y, r) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;

export const WEARS = {
  cap: {
    colour: '#e0903a',
    head: [
      shape('wear', 14, 'M268 226C248 90 350 34 452 36C560 36 636 96 640 190C520 164 380 176 268 226Z'),
      shape(null, FINE, 'M452 38C420 80 404 130 404 182'),
      shape('wear', 14, 'M462 178C560 150 656 164 716 216C724 236 706 246 684 240C616 222 540 220 470 230C452 214 452 192 462 178Z'),
      shape('ink', 0, 'M438 36C438 24 466 24 466 36C466 46 438 46 438 36Z'),
    ],
  },
  helmet: {
    colour: '#f0b32e',
    head: [
      shape('wear', 14, 'M262 208C250 62 352 4 458 6C568 8 646 76 646 186C520 160 380 166 262 208Z'),
      shape(null, FINE, 'M392 18C366 66 354 120 356 180M458 8C474 60 480 110 478 164M540 26C574 66 590 116 590 164'),
      shape(
        'wear',
        14,
        'M242 214C330 162 560 138 654 172C694 184 722 202 730 224C650 220 560 206 470 212C390 218 310 236 252 248C236 242 232 228 242 214Z',
      ),
    ],
  },
  frost: {
    colour: '#e9f1f8',
    head: [
      shape(
        'wear',
        0,
        [
          [358, 436, 7],
          [378, 470, 6],
          [392, 500, 8],
          [420, 520, 6],
          [444, 540, 9],
          [474, 552, 6],
          [500, 556, 8],
          [530, 550, 6],
          [556, 540, 9],
          [584, 524, 6],
          [606, 502, 8],
          [624, 470, 6],
          [632, 440, 7],
          [426, 494, 4],
          [462, 512, 5],
          [512, 524, 4],
          [552, 508, 5],
          [588, 488, 4],
          [476, 432, 4],
          [600, 428, 4],
        ]
          .map(([x, y, r]) => dot(x, y, r))
          .join(''),
      ),
    ],
  },
  pearls: {
    colour: '#fdfaf2',
    head: [shape('wear', 8, 'M300 404C300 386 330 386 330 404C330 424 300 424 300 404Z')],
  },
  headphones: {
    colour: '#e2703a',
    front: [
      shape(null, 26, 'M318 622C312 560 334 506 372 480M640 634C646 582 626 536 592 508'),
      shape('wear', LINE, 'M300 600C324 572 376 584 392 632C404 676 386 716 354 720C310 716 280 650 300 600Z'),
      shape('ink', 0, 'M352 612C376 618 388 650 384 684C374 700 356 694 348 672C342 648 340 622 352 612Z'),
      shape('wear', LINE, 'M654 612C632 588 590 600 574 640C562 682 578 718 606 724C646 722 674 662 654 612Z'),
      shape('ink', 0, 'M610 626C590 634 580 662 584 690C592 706 606 700 614 680C620 658 620 634 610 626Z'),
    ],
    back: [shape('wear', 10, 'M356 560C372 500 586 496 604 552L588 574C560 530 400 532 374 582Z')],
  },
  scarf: {
    colour: '#2f9a8c',
    front: [
      shape('wear', LINE, 'M470 640C500 720 512 800 506 890L586 880C590 800 572 710 532 640Z'),
      shape('wear', LINE, 'M492 650C440 716 410 780 398 846L462 872C480 800 506 730 536 660Z'),
      shape('wear', LINE, 'M348 504C400 556 520 576 596 530C620 546 628 580 616 606C560 660 420 664 334 592C326 560 332 524 348 504Z'),
      shape('wear', LINE, 'M464 620C490 600 536 606 546 634C548 664 520 684 492 680C464 672 452 644 464 620Z'),
      shape(
        'accent',
        0,
        'M392 587L403 598L392 609L381 598ZM575 579L586 590L575 601L564 590ZM440 630L450 640L440 650L430 640ZM432 789L443 800L432 811L421 800ZM458 750L468 760L458 770L448 760ZM538 759L549 770L538 781L527 770ZM546 829L557 840L546 851L535 840ZM505 635L515 645L505 655L495 645Z',
      ),
    ],
    back: [
      shape('wear', LINE, 'M346 540C350 510 372 490 392 486C450 508 520 508 570 482C596 494 616 520 616 556C550 600 410 604 340 574Z'),
      shape('wear', LINE, 'M420 584L560 582C552 640 520 690 492 716C460 690 430 640 420 584Z'),
    ],
  },
  'reading-glasses': {
    colour: '#dcebf5',
    front: [
      shape(null, FINE, 'M360 540C372 640 400 730 424 806M610 566C622 660 626 740 622 812'),
      shape('wear', 11, 'M424 812C424 788 514 786 516 812C520 872 494 890 470 890C446 890 424 872 424 812Z'),
      shape('wear', 11, 'M538 816C538 790 622 790 624 814C626 872 602 890 580 890C556 890 536 872 538 816Z'),
      shape(null, 11, 'M514 822C522 812 530 812 540 822'),
    ],
  },
  lanyard: {
    colour: '#3f63c9',
    front: [
      shape('wear', FINE, 'M356 530C390 680 450 830 520 930L542 920C480 820 420 680 384 526Z'),
      shape('wear', FINE, 'M606 566C606 700 580 830 530 926L552 926C606 830 632 700 630 580Z'),
      shape('paper', 9, 'M478 926L592 926L596 1066L482 1066Z'),
      shape('ink', 0, 'M512 950L562 950L562 1000L512 1000ZM500 1018L576 1018L576 1028L500 1028ZM500 1040L556 1040L556 1048L500 1048Z'),
    ],
  },
  watch: { colour: '#23273a', watch: true },
};
