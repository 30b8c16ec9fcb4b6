// Makes support-messages.csv and truth.json, the same bytes on every run. `--check` compares instead of writing.
import { readFileSync, writeFileSync } from 'node:fs';
import { people, products } from './people.mjs';
import * as en from './templates-en.mjs';
import * as fr from './templates-fr.mjs';

const SEED = 20260301;
const languages = { en, fr };
/** Messages of each label in each language; teams never get the same number of everything. */
const quota = {
  billing: 50, delivery: 56, refund: 50, login: 44, cancellation: 42, 'product-fault': 48, 'address-change': 38, 'data-request': 34,
};
const labels = Object.keys(quota);
const columns = ['message_id', 'received_at', 'customer_name', 'email', 'phone', 'iban', 'language', 'text', 'label'];

// --- chance: mulberry32, so that no library's version changes the files
let state = SEED;
const chance = () => {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
const below = (n) => Math.floor(chance() * n);
const pick = (list) => list[below(list.length)];
const maybe = (probability) => chance() < probability;
const digits = (n) => Array.from({ length: n }, () => below(10)).join('');
const shuffle = (list) => {
  for (let i = list.length - 1; i > 0; i--) {
    const j = below(i + 1);
    [list[i], list[j]] = [list[j], list[i]];
  }
  return list;
};

// --- people
const unaccented = (text) => text.normalize('NFD').replace(/\p{M}/gu, '');
const used = new Set();
const unique = (make) => {
  for (;;) {
    const value = make();
    if (!used.has(value) && used.add(value)) return value;
  }
};
const hosts = ['example.org', 'example.com', 'example.net', 'mail.example.org', 'post.example.com', 'home.example.net'];
const emailOf = (first, last) => {
  const [a, b] = [first, last].map((part) => unaccented(part).toLowerCase().replace(/[^a-z]+/g, '-'));
  const local = pick([`${a}.${b}`, `${a[0]}${b}`, `${a}_${b}`, `${b}.${a}${below(90) + 10}`, `${a}.${b}+shop`]);
  return `${local}@${pick(hosts)}`;
};
/** Ranges that regulators keep for fiction: Ofcom's 07700 900000-900999, Arcep's 06 39 98 xx xx. */
const phoneOf = { en: () => `+447700900${digits(3)}`, fr: () => `+3363998${digits(4)}` };
const mod97 = (text) => Number(BigInt(text.replace(/[A-Z]/g, (c) => String(c.charCodeAt(0) - 55))) % 97n);
const withCheck = (country, bban) => `${country}${String(98 - mod97(`${bban}${country}00`)).padStart(2, '0')}${bban}`;
const ibanOf = {
  en: () => withCheck('GB', `ZZZZ99${digits(4)}${digits(8)}`),
  fr: () => {
    const [bank, branch, account] = ['99999', `99${digits(3)}`, digits(11)];
    const key = 97n - ((89n * BigInt(bank) + 15n * BigInt(branch) + 3n * BigInt(account)) % 97n);
    return withCheck('FR', `${bank}${branch}${account}${String(key).padStart(2, '0')}`);
  },
};
const customerOf = (language) => {
  const first = pick(people[language].first);
  const last = pick(people[language].last);
  return {
    first, last, language,
    name: `${first} ${last}`,
    email: unique(() => emailOf(first, last)),
    phone: unique(phoneOf[language]),
    iban: maybe(0.7) ? unique(ibanOf[language]) : '',
  };
};

// --- how a personal value is written inside a text
const pairs = (text) => text.match(/../g).join(' ');
const formsOf = {
  name: ({ first, last, name, language }) =>
    pick([name, name, name, name.toUpperCase(), `${last} ${first}`, first, unaccented(name), `${language === 'fr' ? 'M.' : 'Mx'} ${last}`]),
  email: ({ email }) => pick([email, email, email.toUpperCase(), email.replace(/^./, (c) => c.toUpperCase())]),
  phone: ({ phone, language }) => {
    if (language === 'fr') {
      const national = `0${phone.slice(3)}`;
      const grouped = pairs(national);
      return pick([national, grouped, grouped.replaceAll(' ', '.'), grouped.replaceAll(' ', '-'), phone, `+33 ${grouped.slice(1)}`, `0033 ${grouped.slice(1)}`, `+33 (0)${grouped.slice(1)}`]);
    }
    const rest = phone.slice(3);
    const [a, b, c] = [rest.slice(0, 4), rest.slice(4, 7), rest.slice(7)];
    return pick([`0${rest}`, `0${a} ${b}${c}`, `0${a} ${b} ${c}`, `0${a}-${b}-${c}`, `(0${a}) ${b}${c}`, phone, `+44 ${a} ${b}${c}`, `+44 (0)${a} ${b} ${c}`, `0044 ${a} ${b}${c}`]);
  },
  iban: ({ iban }) => {
    const grouped = iban.match(/.{1,4}/g).join(' ');
    return pick([iban, grouped, grouped, iban.toLowerCase(), grouped.replaceAll(' ', '-')]);
  },
};
/** What is recorded of a name: the words that are the customer's, not the title before them. */
const bare = (kind, form) => (kind === 'name' ? form.replace(/^(M\.|Mx) /, '') : form);

// --- text
const dates = {
  en: () => `${below(28) + 1} ${pick(['January', 'February', 'November', 'December'])}`,
  fr: () => pick([`${below(28) + 1} ${pick(['janvier', 'février', 'novembre', 'décembre'])}`, `${String(below(28) + 1).padStart(2, '0')}/02/2026`]),
};
const amounts = { en: () => `£${below(400) + 5}.${digits(2)}`, fr: () => `${below(400) + 5},${digits(2)} €` };
const fill = (template, language, facts) =>
  template.replace(/\{(order|product|amount|date|days)\}/g, (_, name) => {
    if (name === 'order') return facts.order;
    if (name === 'product') return facts.product;
    if (name === 'amount') return amounts[language]();
    return name === 'date' ? dates[language]() : String(below(18) + 2);
  });
/** A slip of the finger in one longer word: two letters swapped, one doubled or one lost. */
const withTypo = (sentence) => {
  const words = sentence.split(' ');
  const at = below(words.length);
  const word = words[at];
  if (!/^\p{L}{5,}$/u.test(word)) return sentence;
  const i = 1 + below(word.length - 2);
  words[at] = pick([
    word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2),
    word.slice(0, i) + word[i] + word.slice(i),
    word.slice(0, i) + word.slice(i + 1),
  ]);
  return words.join(' ');
};
const plainSentences = (language, label, facts) => {
  const { templates, hedges, vague } = languages[language];
  const other = pick(labels.filter((candidate) => candidate !== label));
  const typed = (template) => {
    const sentence = fill(template, language, facts);
    return maybe(0.3) ? withTypo(sentence) : sentence;
  };
  // Now and then a person does not say what the matter is, and the label comes from what the team found out.
  const main = maybe(0.03) ? pick(vague) : pick(templates[label]);
  const sentences = [typed(main)];
  if (maybe(0.55)) sentences.push(typed(pick(templates[label].filter((template) => template !== main))));
  if (maybe(0.15)) sentences.splice(below(2), 0, typed(pick(templates[other])));
  if (maybe(0.4)) sentences.unshift(typed(pick(hedges)));
  return sentences;
};
const write = (customer, label, found) => {
  const { language } = customer;
  const { personal, greetings, closings } = languages[language];
  const facts = { order: `${below(90000) + 10000}`, product: pick(products[language]) };
  const say = (kind, templates) => {
    const form = formsOf[kind](customer);
    found.push({ field: 'text', kind, value: bare(kind, form) });
    return pick(templates).replace(`{${kind}}`, () => form);
  };
  const sentences = plainSentences(language, label, facts);
  const put = (probability, kind) => {
    if (maybe(probability)) sentences.splice(1 + below(sentences.length), 0, say(kind, personal[kind]));
  };
  put(0.22, 'name');
  put(0.28, 'email');
  put(0.3, 'phone');
  if (customer.iban !== '') put(['billing', 'refund'].includes(label) ? 0.45 : 0.12, 'iban');
  const end = [pick(closings)];
  if (maybe(0.4)) end.push(say('name', personal.signature));
  const gap = maybe(0.25) ? '\n' : ' ';
  return [pick(greetings), sentences.join(' '), end.filter(Boolean).join(gap)].filter(Boolean).join(gap);
};

// --- files
const make = () => {
  const plan = shuffle(labels.flatMap((label) => Object.keys(languages).flatMap((language) => Array.from({ length: quota[label] }, () => ({ label, language })))));
  const truth = [];
  let clock = Date.parse('2026-02-02T07:00:00Z');
  const rows = plan.map(({ label, language }, row) => {
    const customer = customerOf(language);
    clock += (2 + below(55)) * 60_000;
    const found = [];
    const text = write(customer, label, found);
    const own = { customer_name: customer.name, email: customer.email, phone: customer.phone, iban: customer.iban };
    for (const [field, value] of Object.entries(own))
      if (value !== '') truth.push({ row, field, kind: field === 'customer_name' ? 'name' : field, value });
    truth.push(...found.map((entry) => ({ row, ...entry })));
    return { message_id: `M${String(row + 1).padStart(5, '0')}`, received_at: new Date(clock).toISOString().replace('.000', ''), ...own, language, text, label };
  });
  const cell = (value) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  const csv = [columns, ...rows.map((row) => columns.map((column) => row[column]))].map((line) => line.map(cell).join(',') + '\n').join('');
  const json = `[\n${truth.map((entry) => JSON.stringify(entry)).join(',\n')}\n]\n`;
  return { 'support-messages.csv': csv, 'truth.json': json };
};

const files = make();
const check = process.argv.includes('--check');
for (const [name, content] of Object.entries(files)) {
  const path = new URL(name, import.meta.url);
  if (!check) writeFileSync(path, content);
  else if (readFileSync(path, 'utf8') !== content) {
    console.error(`${name} is not what generate.mjs makes; run it without --check`);
    process.exitCode = 1;
  }
}
if (!check || process.exitCode !== 1) console.log(`${Object.keys(files).join(', ')}: ${check ? 'as made' : 'written'}`);
