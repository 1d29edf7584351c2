// IndexedDB, then localStorage, both through localforage: values keep their structure in either.
import localforage from 'localforage';
import type { Backend, StorageKind } from './backend.ts';

const DATABASE = 'common-ground';

function backendOf(kind: StorageKind, driver: string): Backend {
  const forage = localforage.createInstance({ name: DATABASE, storeName: 'play', driver });
  return {
    kind,
    get: (key) => forage.getItem(key),
    set: async (key, value) => {
      await forage.setItem(key, value);
    },
    remove: (key) => forage.removeItem(key),
    keys: () => forage.keys(),
  };
}

/** Best first. */
export function browserBackends(): readonly Backend[] {
  return [backendOf('indexeddb', localforage.INDEXEDDB), backendOf('localstorage', localforage.LOCALSTORAGE)];
}
