export const join = {
  noSessionTitle: 'Tähän tarvitaan linkki tai koodi',
  notFoundTitle: 'Täällä ei ole mitään',
  offlineTitle: 'Ei yhteyttä palvelimeen',
  troubleTitle: 'Ovi ei nyt aukea',
}
