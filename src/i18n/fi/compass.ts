export const compass = {}
