export const common = {
  close: 'Sulje',
  cancel: 'Peruuta',
  back: 'Takaisin',
  save: 'Tallenna',
  done: 'Valmis',
  remove: 'Poista',
  copy: 'Kopioi',
  copied: 'Kopioitu',
  optional: 'vapaaehtoinen',
}
