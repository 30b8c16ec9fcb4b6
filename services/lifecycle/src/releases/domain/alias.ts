const QUALITIES =
  'amber blue brave brisk bright calm clear copper coral crisp deep early fair fine first fresh gentle gold grand green happy high hazel ivory jade keen kind late light lively long lucky lunar mellow mild misty neat noble north olive open pearl plain polar prime proud quick quiet rapid red rosy round royal sharp silver solar solid still sunny swift tall true vivid warm west wise'.split(
    ' ',
  );
const THINGS =
  'anchor badger basil beacon birch bridge brook canyon cedar cliff cloud comet creek delta dune eagle elm ember falcon fern field finch fjord forest garden glade harbor hawk heron hill island juniper kestrel lagoon lake lantern larch lark linden lotus maple marsh meadow mesa moss oak orchard otter owl peak pine plover prairie quarry raven reef ridge river robin sparrow spruce summit thicket valley willow wren'.split(
    ' ',
  );

/**
 * Two words for a release, made from its digest (`sha256:<hex>`), so that people can speak of it. `attempt` counts from 0:
 * where two digests make the same words, the later release gets the words of its next hex digits.
 */
export const aliasOf = (digest: string, attempt = 0): string => {
  const hex = digest.slice(digest.indexOf(':') + 1);
  const at = (attempt * 8) % 56;
  const word = (list: readonly string[], from: number): string =>
    list[Number.parseInt(hex.slice(from, from + 4), 16) % list.length] ?? 'plain';
  return `${word(QUALITIES, at)}-${word(THINGS, at + 4)}`;
};
