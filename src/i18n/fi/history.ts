export const history = {
  title: 'Aiemmat versiot',

  archive: 'Lataa arkisto',

  deleteSeries: 'Poista sarja',

  erasePeople: 'Poista henkilön tiedot',
}
