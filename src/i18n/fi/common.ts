export const common = {
  appName: 'Arjen kompassi',
  retry: 'Yritä uudelleen',
  reload: 'Lataa sivu uudelleen',
  loading: 'Hetki vain…',
  more: 'Lisää toimintoja',
  dismiss: 'Sulje viesti',
  toStart: 'Alkusivulle',
  language: 'Kieli',
  languageFi: 'Suomi',
  languageEn: 'English',
  roleFacilitator: 'Vetäjä',
  roleParticipant: 'Osallistuja',
  roleViewer: 'Katsoja',
  brokenTitle: 'Nyt meni jokin vikaan',
  brokenText:
    'Sivu pysähtyi virheeseen. Se, mikä näytettiin tallennettuna, on tallessa. Lataa sivu uudelleen, niin pääset jatkamaan.',
  brokenDetails: 'Tekninen kuvaus',
}
