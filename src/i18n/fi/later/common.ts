export const common = {
  cancel: 'Peruuta',
  back: 'Takaisin',
  save: 'Tallenna',
  done: 'Valmis',
  remove: 'Poista',
  copy: 'Kopioi',
  copied: 'Kopioitu',
  optional: 'vapaaehtoinen',
}
