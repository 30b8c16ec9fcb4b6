// Names that the sample's customers are made of; none is a word of the templates.
export const people = {
  en: {
    first: 'Alice Oliver Harriet George Imogen Edward Charlotte Nathaniel Beatrice Samuel Florence Theodore Matilda Benedict Eleanor Frederick Penelope Rupert Annabel Dominic Rosalind Gareth Siobhán Callum Morag Angus Priya Rohan Chloë Zoë'.split(' '),
    last: "Whitfield Ashworth Pemberton Hargreaves Thistlewood Blackwood Fairweather Cartwright Ramsbottom Longbottom Entwistle Featherstone Winterbourne Holloway Kingsley Mayhew Oakshott Prendergast Quigley O'Sullivan Rutherford Sedgwick Tremblett Underhill Vaughan Wainwright Yardley Smith-Barlow MacAllister Chakrabarti".split(' '),
  },
  fr: {
    first: 'Claire Mathieu Clémence Étienne Aurélie Baptiste Hélène Gaspard Océane Thibault Amélie Grégoire Joséphine Valentin Maëlle Corentin Solène Théophile Anaïs Rémi Jean-Pierre Marie-Hélène Noémie Sébastien Chloé François Zoé Loïc Inès Raphaël'.split(' '),
    last: ['Dubois', 'Lefèvre', 'Moreau', 'Girard', 'Bonnefoy', 'Chevallier', 'Deschamps', 'Fontanelle', 'Gauthier', 'Hébrard', 'Jourdain', 'Lacombe', 'Marchandeau', 'Nivelle', 'Ollivier', 'Peyrolles', 'Quéméner', 'Rousselin', 'Saint-Aubin', 'Tessier', 'Vasseur', 'Weber-Lang', 'de La Tour', 'du Bellay', "d'Aubigné", 'Özdemir', 'Benkirane', 'Nguyen-Roux', 'Delaunay', 'Boissière'],
  },
};
export const products = {
  en: ['kettle', 'headphones', 'desk lamp', 'bicycle pump', 'coffee grinder', 'router', 'watch', 'vacuum cleaner', 'printer', 'tent', 'backpack', 'air fryer'],
  fr: ['la bouilloire', 'le casque audio', 'la lampe de bureau', 'la pompe à vélo', 'le moulin à café', 'la box', 'la montre', "l'aspirateur", "l'imprimante", 'la tente', 'le sac à dos', 'la friteuse'],
};
