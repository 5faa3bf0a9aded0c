export const pictures = {
  customer: 'Asiakkaamme',
}
