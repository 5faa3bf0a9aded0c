/** Moving and zooming the sheet. */
export const zoom = {
  keyHand: 'Käsi: vedä arkkia hiirellä',
  keySpace: 'Pohjassa: vedä arkkia hiirellä',
}
