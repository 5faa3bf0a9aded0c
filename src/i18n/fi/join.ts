export const join = {
  notFoundTitle: 'Täällä ei ole mitään',
  offlineTitle: 'Ei yhteyttä palvelimeen',
  troubleTitle: 'Ovi ei nyt aukea',
}
