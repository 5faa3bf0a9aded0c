import type { Translation } from '../index.ts'

export const poster: Translation['poster'] = {
  name: 'Arjen kompassi',
  livingQuestion: 'How is it going?',
  livingLink: 'See the living compass',

  title: 'Wall compass',
  back: 'Back to the workshop',
  toCompass: 'Open the compass',
  size: 'Paper size',
  print: 'Print',
  downloadPdf: 'Download PDF',
  downloadSvg: 'Download SVG',
  downloadPng: 'Download picture (PNG)',
  working: 'Saving the poster…',
  downloaded: 'Saved: {name}',
  failed: 'The file was not finished. Try once more, or print the poster and choose PDF as the printer.',
  printHint:
    'If the poster does not meet the paper, choose {size} as the paper and “none” as the margins when printing.',

  loading: 'Fetching the compass…',
  offline: 'The connection is down. The poster is as it last was here; you can still print it.',
  ended: 'The connection has ended and the poster is not updated any more. You can still print it.',
  lostTitle: 'The compass did not open',
  lostText: 'The link may have changed. Ask the facilitator for a new one or try again.',
  noCompassTitle: 'This series has no compass',
  noCompassText: 'The wall compass grows from the compass. Ask the facilitator to add one to the series.',
  outdatedTitle: 'This page is out of date',
  outdatedText: 'The server has been updated. Reload the page to see the poster.',

  emptyTitle: 'The poster is waiting for your words',
  emptyText: 'The grey questions make way as you write the objective and the principles into the compass.',
  warnings: 'Good to know before you print',
  fine: 'Everything fits and can be read from three metres.',
  fineSmall: 'Everything fits. To be read from three metres it takes an A3.',
  objective: 'Objective',
  emptyPart: '{what} is still missing.',
  longObjective: 'The objective is long ({length} characters), so it is set smaller than usual.',
  longPrinciple:
    '{what}: there is much text (the principle has {length} characters), so the principles are set too small to read from three metres. Shorten the principle, its deeds or its key results.',
  cut: '{what}: the text does not fit the poster whole. Please shorten it.',
  cutOrganisation: 'The company’s name does not fit the poster whole.',
  cutFooter: 'The details at the foot do not fit the poster whole.',
  cutDetails: '{what}: some deeds or key results are cut off. Please shorten them.',
  deedsLeftOut: '{what}: {count} {count|deed was|deeds were} left out. A poster holds the first five.',
  resultsLeftOut:
    '{what}: {count} {count|key result was|key results were} left out. A poster holds the first three.',
  resultsDraft:
    '{what}: {count} {count|key result is|key results are} still a draft. Add the numbers and the day in the compass.',
  resultsDoubtful:
    '{what}: the numbers of {count} {count|key result|key results} do not fit together, or the day is over. Check them in the compass.',
  missingSigns: 'The poster’s typefaces do not have these signs, so they were left out: {signs}',
}
