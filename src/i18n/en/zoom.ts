export const zoom = {
  hand: 'Move the sheet (H)',
}
