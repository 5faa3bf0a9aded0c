export const zoom = {
  hand: 'Move the sheet (H)',
  handAway: 'Stop moving the sheet (H)',
  keyPan: 'Move the sheet, while its edge is marked',
  keyPanFar: 'Move the sheet by a window',
  keyHand: 'The hand: drag the sheet with the mouse',
  keySpace: 'Held down: drag the sheet with the mouse',
}
