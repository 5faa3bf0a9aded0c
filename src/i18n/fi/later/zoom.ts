/** Moving and zooming the sheet. */
export const zoom = {
  handAway: 'Lopeta arkin siirtäminen (H)',
  keyPan: 'Siirrä arkkia, kun sen reuna on korostettu',
  keyPanFar: 'Siirrä arkkia ikkunallinen',
  keyHand: 'Käsi: vedä arkkia hiirellä',
  keySpace: 'Pohjassa: vedä arkkia hiirellä',
}
