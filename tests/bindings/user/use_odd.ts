// Names that mean something to JavaScript, to TypeScript or to the client, used as a program would.
import { deepEqual, equal } from 'node:assert/strict';
import type { IFluenceClient } from '@fluencelabs/js-client';
import * as odd from './odd.js';
import type { Odd, Odd_, PlaceDef, PlaceDef_, Promise_, SayParams_ } from './odd.js';

const thing: Odd = { constructor: 'c', prototype: null, delete: 7 };
const another: Odd_ = { x: 1 };
const inner: SayParams_ = { odd: another };
const outer: PlaceDef_ = { places: [inner] };
const later: Promise_ = { odd: thing };

const calls: string[] = [];
const place: PlaceDef = {
  valueOf: (value) => ({ ...value, delete: value.delete + 1 }),
  toString: (text, rest) => `${text} ${rest}`,
  hasOwnProperty: () => { calls.push('hasOwnProperty'); },
  isPrototypeOf: (f, a) => f + a,
  then: async (text) => text + '!',
};

export function oddCases(near: IFluenceClient): [string, () => Promise<void>][] {
  return [
    ['functions with reserved names', async () => {
      equal(await odd.await(near, 'a'), 'a');
      equal(await odd.require(near, 'p', 1, 2), 'p');
      deepEqual(await odd.undefined(near, thing), thing);
      equal(await odd.globalThis(near, 'a', 'b'), 'a');
      equal(await odd.exports(near, () => 'e'), 'e');
      equal(await odd.string(near, 'p', 'q', { ttl: 5000 }), 'p');
      deepEqual(await odd.any(near, [null, 1], [2]), [[null, 1], [2]]);
      await new Promise<void>((resolve) => void odd.arguments(near, () => resolve()));
      equal(await odd.name(near, 'n'), 'n');
      equal(await odd.length(near, 3), 3);
    }],
    ['functions whose names others would like to have', async () => {
      equal(await odd.say_script(near), '`${1}`');
      equal(await odd.sayParams(near), 'p');
      equal(await odd.registerPlace(near), 'r');
    }],
    ['arguments with reserved names', async () => {
      deepEqual(await odd.default(near, 'd', 'a', 'c', 'p', 'k', 't'), ['d', 'a', 'c', 'p', 'k', 't']);
      deepEqual(await odd.async(near, 'o', 'p'), ['o', 'p']);
      equal(await odd.type(near, (value, text) => value.constructor + text, thing), 'cx');
    }],
    ['methods that every object has', async () => {
      odd.registerPlace_(near, place);
      equal(await odd.promise(near), 'a null');
      deepEqual(await odd.methods(near, thing), ['fa', 't!', { ...thing, delete: 8 }]);
      await odd.say(near);
      deepEqual(calls, ['hasOwnProperty', 'hasOwnProperty']);
    }],
    ['data with names of the language and of generated types', async () => {
      deepEqual(await odd.shadows(near, later, outer), [inner, later]);
    }],
  ];
}
