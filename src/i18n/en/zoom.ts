export const zoom = {
  hand: 'Move the sheet (H)',
  keyHand: 'The hand: drag the sheet with the mouse',
  keySpace: 'Held down: drag the sheet with the mouse',
}
