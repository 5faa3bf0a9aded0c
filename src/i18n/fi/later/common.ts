export const common = {
  tooLongBy:
    'Teksti on {over} {over|merkin|merkkiä} liian pitkä. Enintään {max} {max|merkki|merkkiä}, lyhennä hiukan.',
  close: 'Sulje',
  cancel: 'Peruuta',
  save: 'Tallenna',
  copied: 'Kopioitu',
}
