/** Moving and zooming the sheet. */
export const zoom = {
  hand: 'Siirrä arkkia (H)',
  keyHand: 'Käsi: vedä arkkia hiirellä',
  keySpace: 'Pohjassa: vedä arkkia hiirellä',
}
