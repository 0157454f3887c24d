// Of a test's own realm: names of the global object are slow to find there, millions of times.
const { max, min } = Math;

/**
 * A decoder of ITU-T G.722 at 64 kbit/s, written from the blocks of the Recommendation: a second opinion on the decoder that is used, because sox has
 * none. Two samples of 16 kHz a byte.
 */
export function g722Samples(coded: Uint8Array): Int16Array {
  const samples = new Int16Array(coded.length * 2);
  const low = new Band({ weights: lowWeights, most: 18_432, shift: 8, first: 32 });
  const high = new Band({ weights: highWeights, most: 22_528, shift: 10, first: 8 });
  const line = new Int32Array(24);
  for (const [at, code] of coded.entries()) {
    const six = code & 63;
    const lower = within(low.predicted + ((low.scale * six6[six]!) >> 15), 14);
    low.adapt((low.scale * four4[six >> 2]!) >> 15, lowSteps[six >> 2]!);
    const two = code >> 6;
    const difference = (high.scale * two2[two]!) >> 15;
    const upper = within(high.predicted + difference, 14);
    high.adapt(difference, highSteps[two]!);
    line.copyWithin(0, 2);
    line[22] = lower + upper;
    line[23] = lower - upper;
    let [odd, even] = [0, 0];
    for (let tap = 0; tap < 12; tap += 1) {
      even += line[tap * 2]! * mirror[tap]!;
      odd += line[tap * 2 + 1]! * mirror[11 - tap]!;
    }
    samples[at * 2] = within(odd >> 11, 15);
    samples[at * 2 + 1] = within(even >> 11, 15);
  }
  return samples;
}

interface BandOf {
  readonly weights: readonly number[];
  readonly most: number;
  readonly shift: number;
  readonly first: number;
}

/** The adaptive quantizer scale and predictor of one half of the band (blocks 3 and 4). */
class Band {
  readonly #of: BandOf;
  #logarithm = 0;
  #zeros = 0;
  #poles = [0, 0];
  readonly #zeroTaps = new Int32Array(6);
  readonly #differences = new Int32Array(6);
  #rebuilt = [0, 0];
  #partial = [0, 0];
  predicted = 0;
  scale: number;

  constructor(of: BandOf) {
    this.#of = of;
    this.scale = of.first;
  }

  adapt(difference: number, step: number): void {
    const { weights, most, shift } = this.#of;
    this.#logarithm = max(0, min(most, ((this.#logarithm * 127) >> 7) + weights[step]!));
    const down = shift - (this.#logarithm >> 11);
    const power = powers[(this.#logarithm >> 6) & 31]!;
    this.scale = (down < 0 ? power << -down : power >> down) << 2;

    const rebuilt = within(this.predicted + difference, 15);
    const partial = within(this.#zeros + difference, 15);
    const [p1, p2] = this.#partial as [number, number];
    const [a1, a2] = this.#poles as [number, number];
    const quadruple = within(a1 * 4, 15);
    const turned = isSame(partial, p1) ? min(32_767, -quadruple) : quadruple;
    const second = (isSame(partial, p2) ? 128 : -128) + (turned >> 7) + ((a2 * 32_512) >> 15);
    const newA2 = max(-12_288, min(12_288, second));
    const first = within((isSame(partial, p1) ? 192 : -192) + ((a1 * 32_640) >> 15), 15);
    const bound = within(15_360 - newA2, 15);
    this.#poles = [max(-bound, min(bound, first)), newA2];

    const leak = difference === 0 ? 0 : 128;
    const [taps, differences] = [this.#zeroTaps, this.#differences];
    for (let at = 0; at < 6; at += 1)
      taps[at] = within(
        (isSame(differences[at]!, difference) ? leak : -leak) + ((taps[at]! * 32_640) >> 15),
        15,
      );
    differences.copyWithin(1, 0);
    differences[0] = difference;
    this.#rebuilt = [rebuilt, this.#rebuilt[0]!];
    this.#partial = [partial, p1];

    const twice = (value: number, tap: number) => (tap * within(value + value, 15)) >> 15;
    const [r1, r2] = this.#rebuilt as [number, number];
    const poles = within(twice(r1, this.#poles[0]!) + twice(r2, this.#poles[1]!), 15);
    let zeros = 0;
    for (let at = 0; at < 6; at += 1) zeros += twice(differences[at]!, taps[at]!);
    this.#zeros = within(zeros, 15);
    this.predicted = within(poles + this.#zeros, 15);
  }
}

/** Of the same sign. */
function isSame(one: number, other: number): boolean {
  return one >> 15 === other >> 15;
}

/** Saturated to so many bits beside the sign. */
function within(value: number, bits: number): number {
  const full = 1 << bits;
  return max(-full, min(full - 1, value));
}

const lowWeights = [-60, -30, 58, 172, 334, 538, 1198, 3042];
const highWeights = [0, -214, 798];
const lowSteps = [0, 7, 6, 5, 4, 3, 2, 1, 7, 6, 5, 4, 3, 2, 1, 0];
const highSteps = [2, 1, 2, 1];
const two2 = [-7408, -1616, 7408, 1616];
const four4 = [
  0, -20456, -12896, -8968, -6288, -4240, -2584, -1200, 20456, 12896, 8968, 6288, 4240, 2584, 1200, 0,
];
const steps6 = [
  24808, 21904, 19008, 16704, 14984, 13512, 12280, 11192, 10232, 9360, 8576, 7856, 7192, 6576, 6000, 5456,
  4944, 4464, 4008, 3576, 3168, 2776, 2400, 2032, 1688, 1360, 1040, 728,
];
const six6 = [-136, -136, -136, -136, ...steps6.map((step) => -step), ...steps6, 432, 136, -432, -136];
/** 2048 × 2^(n/32). */
const powers = Array.from({ length: 32 }, (_, n) => Math.floor(2048 * 2 ** (n / 32) + 0.5));
const mirror = [3, -11, 12, 32, -210, 951, 3876, -805, 362, -156, 53, -11];
