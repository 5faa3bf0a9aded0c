/** What this device has and the server has not. */
export const kept = {
  onlyHere: 'vain tällä laitteella',
  notes: 'Laput',
  desk: 'Vetäjän muistiinpanot',
  unsaved:
    'Tällä laitteella on tekstejä, jotka eivät ole tallessa palvelimella. Ne pysyvät täällä ja lähtevät, jos palvelin tuntee laitteen vielä samaksi, kun pääset taas mukaan. Varmuuden vuoksi lataa ne tiedostoon.',
  lost: 'Tällä laitteella on kopio siitä, mitä sarjassa oli, ja siinä tekstejä, jotka eivät ehtineet palvelimelle. Ne eivät lähde sinne enää: lataa tekstit tiedostoon.',
  whole: 'Tällä laitteella on kopio siitä, mitä sarjassa oli. Voit ladata tekstit tiedostoon.',
  download: 'Lataa tekstit tiedostoon',
  file: 'arjen-kompassi-tekstit.txt',
}
