// What a user of the generated functions writes: checked by the compiler of TypeScript under all strict flags, then run.
import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import type { IFluenceClient, ParticleContext } from '@fluencelabs/js-client';
import * as tour from './tour.js';
import type { NotesDef, OddDef, Shape, SumsDef } from './tour.js';
import { oddCases } from './use_odd.js';

class Notebook implements NotesDef {
  private texts: string[] = [];
  write(text: string, author: string | null): number {
    this.texts.push(author === null ? text : `${author}: ${text}`);
    return this.texts.length;
  }
  all(): string[] {
    return [...this.texts];
  }
  async clear(): Promise<void> {
    this.texts = [];
  }
}

const sums: SumsDef = {
  add(a: number, b: number, context: ParticleContext) {
    ok(context.particleId.length > 0);
    if (b === 13) throw new Error('thirteen');
    return a + b;
  },
  negate: async (a) => -a,
};

const odd: OddDef = {
  delete: (f, c) => `${f} ${c === null}`,
  new: (shape: Shape) => ({ ...shape, name: shape.name + '!' }),
};

const square: Shape = {
  name: 'square',
  corners: [{ x: 0, y: 0 }, { x: 1, y: -1 }],
  label: null,
  center: { x: 5, y: 5 },
  tags: [['a', 'b'], [], ['c']],
};

type Case = [name: string, run: () => Promise<void>];

/** `far` is another peer, reached through the relay of `near`. */
export function cases(near: IFluenceClient, far: IFluenceClient): Case[] {
  const relay = near.getRelayPeerId();
  return [
    ['scalars and lists come back', async () => {
      deepEqual(await tour.echoAll(near, true, 255, 2 ** 40, 'ä`${x}\\', ['a', '']), [true, 255, 2 ** 40, 'ä`${x}\\', ['a', '']]);
      equal(await tour.floats(near, 0.5, -1.25), -1.25);
      deepEqual(await tour.empty(near, []), []);
    }],
    ['options are values or null', async () => {
      deepEqual(await tour.options(near, 'a', null), ['a', null]);
      deepEqual(await tour.options(near, null, 0), [null, 0]);
      deepEqual(await tour.maybes(near, [1, null, 3]), [1, null, 3]);
    }],
    ['nested data', async () => {
      const plain: Shape = { name: '', corners: [], label: 'l', center: null, tags: [] };
      deepEqual(await tour.nested(near, square, [plain, square]), [square, plain, square]);
    }],
    ['a service with its default id', async () => {
      tour.registerSums(near, sums);
      equal(await tour.add(near, 2, 3), 5);
      equal(await tour.signed(near, -1, 7), -7);
    }],
    ['the same service under another id', async () => {
      tour.registerSums(near, 'product', { add: (a, b) => a * b, negate: (a) => a });
      equal(await tour.addBy(near, 'product', 6, 7), 42);
      equal(await tour.addBy(near, 'math', 6, 7), 13);
    }],
    ['a service that is an object of a class', async () => {
      tour.registerNotes(near, new Notebook());
      deepEqual(await tour.note(near, 'one', null), [1, ['one']]);
      deepEqual(await tour.note(near, 'two', 'ada'), [2, ['one', 'ada: two']]);
      deepEqual(await tour.noted(near), ['one', 'ada: two']);
      deepEqual(await tour.noted(near), []);
    }],
    ['callbacks with arguments, options and results', async () => {
      tour.registerText(near, { first: (texts) => texts[0] ?? null });
      const seen: [string, number][] = [];
      let last: string | null = 'unset';
      const kept = await tour.each(near, ['a', 'b', 'c'],
        (text, number, context) => {
          ok(context.initPeerId === near.getPeerId());
          seen.push([text, number]);
          return text !== 'b';
        },
        (first) => { last = first; });
      deepEqual(kept, ['a', 'c']);
      deepEqual(seen, [['a', 7], ['b', 7], ['c', 7]]);
      equal(last, 'a');
    }],
    ['callbacks that make data', async () => {
      const changed = await tour.callbacks(near, async () => square, (shape, n) => (n === null ? { ...shape, label: 'n' } : null));
      deepEqual(changed, { ...square, label: 'n' });
      equal(await tour.callbacks(near, () => square, () => null), null);
    }],
    ['several results are a tuple', async () => {
      const [n, text, point]: [number, string, { x: number; y: number } | null] = await tour.several(near, 9);
      deepEqual([n, text, point], [9, 'n', { x: 1, y: -2 }]);
    }],
    ['a function without result', async () => {
      let seen = '';
      await new Promise<void>((resolve) => {
        void tour.nothing(near, (text) => { seen = text; resolve(); });
      });
      equal(seen, 'nothing');
    }],
    ['failures of services and of the program reject', async () => {
      await rejects(tour.failing(near, 1), (error) => {
        ok(JSON.stringify(error).includes('thirteen') || String(error).includes('thirteen'));
        return true;
      });
      await rejects(tour.refused(near, ['only']), (error) => {
        ok(JSON.stringify(error).includes('5'));
        return true;
      });
    }],
    ['arguments are checked by the client', async () => {
      await rejects(tour.add(near, 'one' as never, 2), /type mismatch/i);
      await rejects(tour.nested(near, { ...square, corners: 5 as never }, []), /type mismatch/i);
    }],
    ['another peer', async () => {
      tour.registerSums(far, sums);
      deepEqual(await tour.remote(near, far.getPeerId(), 41, { ttl: 20000 }), [42, relay]);
      await rejects(tour.remoteFailing(near, far.getPeerId()), (error) => {
        ok(JSON.stringify(error).includes('thirteen'));
        return true;
      });
    }],
    ['back and forth over the relay', async () => {
      const answers = await tour.relayed(near, ['x', 'y'], (text) => text + text);
      deepEqual([...answers].sort(), ['xx', 'yy']);
    }],
    ['reserved words and odd names', async () => {
      equal(await tour.delete(near, 'gone', 'p', null), 'gone');
      equal(await tour.delete(near, 'gone', 'p', 5, { ttl: 5000 }), 'gone');
      tour.registerOdd(near, 'odd', odd);
      deepEqual(await tour.odd(near, 'odd', square), ['f true', { ...square, name: 'square!' }]);
    }],
    ['quotes of all languages', async () => {
      equal(await tour.quoted(near), '`tick` ${brace} \\ \\\\ \\` $x \\u00e9 é 𝄞');
      ok(tour.quoted_script.includes('callbackSrv'));
    }],
    ...oddCases(near),
  ];
}

/** Never run: what must not be accepted. */
export function refused(near: IFluenceClient): void {
  // @ts-expect-error a number is no text
  void tour.quoted(near, 5);
  // @ts-expect-error an argument is missing
  void tour.add(near, 1);
  // @ts-expect-error a text is no number
  void tour.add(near, 'a', 1);
  // @ts-expect-error no id by default
  tour.registerOdd(near, odd);
  // @ts-expect-error a method is missing
  tour.registerSums(near, { add: (a, b) => a + b });
  // @ts-expect-error the callback gets a text
  void tour.nothing(near, (n: number) => { void n; });
}
