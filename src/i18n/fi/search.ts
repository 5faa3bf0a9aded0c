export const search = {
  title: 'Hae kanvaaseilta',
}
