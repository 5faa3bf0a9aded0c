/** What this device has and the server has not. */
export const kept = {
  onlyHere: 'vain tällä laitteella',
  notes: 'Laput',
  desk: 'Vetäjän muistiinpanot',
  unsaved:
    'Tällä laitteella on tekstejä, jotka eivät ole tallessa palvelimella. Ne pysyvät täällä. Kun pääset taas mukaan, ne lähtevät, jos palvelin vielä tuntee laitteen ja kanvaasin; muuten saat ne tiedostona. Varmuuden vuoksi lataa ne jo nyt.',
  lost: 'Tällä laitteella on kopio siitä, mitä sarjassa oli, ja siinä tekstejä, jotka eivät ehtineet palvelimelle. Ne eivät lähde sinne enää: lataa tekstit tiedostoon.',
  whole: 'Tällä laitteella on kopio siitä, mitä sarjassa oli. Voit ladata tekstit tiedostoon.',
  left: 'Tällä laitteella on tästä sarjasta tekstejä, jotka eivät ole tallessa palvelimella eivätkä lähde sinne itsestään. Lataa ne tiedostoon.',
  leftWhole:
    'Palvelin on palautettu aiempaan tilaan, eikä siellä ehkä ole kaikkea, mitä tällä laitteella on tästä sarjasta. Lataa tekstit tiedostoon.',
  travels:
    'Tällä laitteella on tekstejä, jotka eivät ole vielä tallessa palvelimella. Ne lähtevät sinne itsestään, kun yhteys palaa.',
  putAway: 'Tiedosto on tallessa, piilota tämä',
  download: 'Lataa tekstit tiedostoon',
  file: 'arjen-kompassi-tekstit.txt',
}
