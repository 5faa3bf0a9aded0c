/** Which note answers which: links, the two value sheets side by side, the fit check. */
export const fit = {
  sheet: '{name}. Kanvaasi, jota voi siirtää',
}
