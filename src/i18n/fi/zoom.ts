/** Moving and zooming the sheet. */
export const zoom = {
  hand: 'Siirrä arkkia (H)',
}
