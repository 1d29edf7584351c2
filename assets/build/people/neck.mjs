/** Middle of the neck in peep units: bodies are mirrored, bent and widened about it. */
export const NECK_X = 455;
