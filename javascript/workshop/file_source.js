// The cards that a page in a file holds: everything was drawn before.

/** A source (see start.js) from `{ words, cards: [...] }`. */
export function fileSource({ words, cards }) {
  const byName = new Map(cards.map((card) => [card.card, card]));
  return {
    words,
    cards: () => cards.map(({ card, title, opens_with, module }) => ({ card, title, minutes: opens_with, module })),
    card: async (name) => byName.get(name),
  };
}
