/** What a column's name gives away, in English, French and German; each entry is one folded word or a row of them. */
export type PersonalFieldKind =
  'email' | 'phone' | 'iban' | 'name' | 'address' | 'birthdate' | 'identifier' | 'account' | 'network' | 'subject';

const rows = (text: string): readonly string[] => text.split('|').map((row) => ` ${row.trim()} `);

/** Checked in this order: `email address` is an e-mail, `customer id` a subject before `customer` is a name. */
export const personalWords: readonly (readonly [PersonalFieldKind, readonly string[]])[] = [
  ['email', rows('email|e mail|mail|mails|emails|courriel|mel|mailadresse|emailadresse')],
  [
    'phone',
    rows(
      'phone|phones|telephone|tel|mobile|cell|cellphone|fax|portable|telefon|handy|telefonnummer|rufnummer|mobil|phonenumber|whatsapp|msisdn',
    ),
  ],
  ['iban', rows('iban|ibans|rib|bic|bank account|kontonummer|bankverbindung|compte bancaire')],
  ['account', rows('card number|credit card|carte bancaire|kreditkarte|pan|creditcard|cvv')],
  ['network', rows('ip|ip address|adresse ip|ip adresse|mac address|ipaddress|device id|cookie')],
  [
    'birthdate',
    rows(
      'birthdate|birthday|birth date|date of birth|dob|birth|naissance|date naissance|geburtsdatum|geburtstag|geboren',
    ),
  ],
  [
    'identifier',
    rows(
      'ssn|social security|passport|passeport|reisepass|national id|nir|steuernummer|steuer id|tax id|nino|securite sociale|personalausweis|licence plate|license plate|immatriculation|kennzeichen',
    ),
  ],
  [
    'subject',
    rows(
      'subject id|subject|customer id|client id|user id|person id|patient id|member id|account id|id client|id utilisateur|id personne|kunden id|kundennummer|kunden nr|kundennr|benutzer id|customerid|userid|clientid|customer number|customer no|numero client|data subject',
    ),
  ],
  [
    'address',
    rows(
      'address|adresse|anschrift|street|rue|strasse|postcode|zip|zipcode|postal code|code postal|plz|postleitzahl|city|ville|stadt|ort|wohnort|house number|latitude|longitude|geburtsort',
    ),
  ],
  [
    'name',
    rows(
      'name|names|nom|noms|prenom|prenoms|vorname|nachname|familienname|surname|firstname|lastname|first name|last name|full name|fullname|nom complet|username|user name|login|pseudo|nickname|benutzername|contact|customer|client|kunde|kundin|author|auteur|sender|expediteur|absender|recipient|destinataire|person|employee|agent',
    ),
  ],
];
/** `product name` names no person. */
export const impersonalWords = rows(
  'product|produit|produkt|file|fichier|datei|model|modele|project|projet|projekt|team|equipe|label|category|categorie|intent|company|entreprise|firma|event|column|field|campaign|store|shop|brand|marque|marke|country|pays|land|language|langue|type|class|topic|tag|queue|channel|host',
);
export const textWords = rows(
  'text|texte|message|messages|body|content|contenu|inhalt|nachricht|comment|comments|commentaire|kommentar|description|beschreibung|question|frage|answer|reponse|antwort|query|utterance|sentence|phrase|satz|review|avis|feedback|note|notes|notiz|transcript|title|titre|titel|betreff|objet|summary|resume|prompt',
);
export const labelWords = rows(
  'label|labels|category|categories|categorie|kategorie|class|classe|klasse|intent|tag|topic|theme|thema|target|language|langue|sprache|lang|status|statut|type|typ|priority|priorite|sentiment|queue|team|channel|canal|kanal|country|pays|split',
);
export const dateWords = rows(
  'date|datum|time|heure|zeit|timestamp|created|updated|received|sent|day|jour|tag der|created at|updated at|received at|sent at|recu le|envoye le|horodatage|zeitstempel',
);
export const idWords = rows(
  'id|ids|uuid|guid|key|ref|reference|identifiant|kennung|nr|no|number|numero|nummer|index|row',
);
