/** What this device has and the server has not. */
export const kept = {
  onlyHere: 'vain tällä laitteella',
  notes: 'Laput',
  desk: 'Vetäjän muistiinpanot',
  unsaved:
    'Tällä laitteella on tekstejä, jotka eivät ole tallessa palvelimella. Ne pysyvät täällä ja lähtevät, kun pääset taas mukaan samalla laitteella. Varmuuden vuoksi voit ladata ne tiedostoon.',
  whole: 'Tällä laitteella on kopio siitä, mitä sarjassa oli. Voit ladata tekstit tiedostoon.',
  download: 'Lataa tekstit tiedostoon',
  file: 'arjen-kompassi-tekstit.txt',
}
