/** Moving and zooming the sheet. */
export const zoom = {
  keyPan: 'Siirrä arkkia, kun sen reuna on korostettu',
  keyPanFar: 'Siirrä arkkia ikkunallinen',
  keyHand: 'Käsi: vedä arkkia hiirellä',
  keySpace: 'Pohjassa: vedä arkkia hiirellä',
}
