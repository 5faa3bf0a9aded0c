export const common = {
  close: 'Sulje',
  cancel: 'Peruuta',
  save: 'Tallenna',
  copied: 'Kopioitu',
}
