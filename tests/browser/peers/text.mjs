// The same short text for every peer: a start page with a list and a table, a page of help with an urgent box and links.
export const TEXT = {
  pages: [{ file: 'index.html', title: 'Our plan' }, { file: 'help.html', title: 'Rights and help' }],
  start: {
    title: 'Our plan',
    lead: 'This plan says what we want and who will help us.',
    goals: { heading: 'What we want', items: ['Rory sees Jay every week.', 'Rory knows what will happen before it happens.', 'Mum has one evening a week to rest.'] },
    doing: {
      heading: 'Who is doing what',
      caption: 'Who is doing what, and by when',
      head: ['Who', 'What', 'By when'],
      rows: [['Sam', 'Puts Saturdays with Jay on the kitchen calendar.', 'Saturday 7 March'], ['Mum', 'Asks the school for a quiet room.', 'Monday 9 March'], ['Priya', 'Tells Rory first when a plan changes.', 'Every time']],
    },
    next: { before: 'You can say no to this plan. ', words: 'Your rights, and who can help', file: 'help.html' },
  },
  help: {
    title: 'Rights and help',
    lead: 'You can ask for help at any time, and nobody may be cross with you.',
    urgent: { heading: 'If you are in danger now, ring 999', text: 'Ask for the police. You can ring from any phone, and it costs nothing.' },
    who: { heading: 'Who can help', items: [['Childline', '0800 1111', 'tel:08001111', 'Talk about anything, day or night.'], ['Help at Hand', '0800 528 0731', 'tel:08005280731', 'They help when the council does not listen.'], ['Priya Shah', '0113 496 0001', 'tel:01134960001', 'Our social worker.']] },
    links: { heading: 'Read more', items: [['Your rights when you have a social worker', 'https://www.childrenscommissioner.gov.uk/'], ['How Childline can help you', 'https://www.childline.org.uk/']] },
  },
}
