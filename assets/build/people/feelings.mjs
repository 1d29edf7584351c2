// Which eyes, nose and mouth of Open Peeps show which feeling.

const feel = (eyes, mouth, ...talk) => ({ eyes, mouth, talk });

export const FEELING_FACES = {
  calm: feel('Smile', 'Smile', 'Explaining', 'SmileTeeth', 'Concerned'),
  pleased: feel('Calm', 'Calm', 'LoveGrin', 'SmileTeeth'),
  laughing: feel('CheersNM', 'LoveGrin', 'SmileLol', 'SmileBig'),
  confused: feel('Suspicious', 'Blank', 'Concerned', 'Explaining'),
  worried: feel('Concerned', 'Tired', 'ConcernedFear', 'Concerned'),
  annoyed: feel('Blank', 'Angry', 'Concerned', 'Explaining'),
  stern: feel('Serious', 'Serious', 'Concerned', 'ConcernedFear'),
  angry: feel('VeryAngry', 'VeryAngry', 'Rage', 'Concerned'),
  furious: feel('Rage', 'Rage', 'Hectic', 'SmileBig'),
  sad: feel('Solemn', 'Solemn', 'ConcernedFear', 'Concerned'),
  tired: feel('Tired', 'Suspicious', 'Concerned', 'ConcernedFear'),
  cold: feel('Angry', 'Serious', 'Concerned', 'Explaining'),
  panicked: feel('Hectic', 'Hectic', 'Rage', 'Concerned'),
  determined: feel('Driven', 'Driven', 'Explaining', 'SmileTeeth'),
};

export const BLINK_EYES = 'CalmNM';
export const NOSE = 'Smile';
export const BLUSHING = ['pleased', 'laughing', 'angry', 'furious'];
