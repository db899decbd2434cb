import { fork, type ChildProcess } from 'node:child_process';

/** A child process that talks: what it says first, and what it answers. */
export interface Child {
  readonly pid: number;
  /** Waits for what it says next. */
  readonly hears: <T>() => Promise<T>;
  readonly ask: <T>(question: object) => Promise<T>;
  /** Says something that needs no answer. */
  readonly tell: (what: object) => void;
  readonly ended: Promise<void>;
}

/** Starts a bundled program of the benchmark in a Node of its own. */
export function startChild(program: string, args: readonly string[]): Child {
  const child = fork(program, [...args], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ended = new Promise<void>((done, broke) => {
    child.once('exit', (code) => {
      if (code === 0) done();
      else broke(new Error(`${program} ended with ${String(code)}`));
    });
  });
  ended.catch(() => undefined);
  const hears = async <T>(): Promise<T> =>
    Promise.race([next<T>(child), ended.then(() => Promise.reject(new Error('it said nothing')))]);
  return {
    pid: child.pid ?? 0,
    hears,
    tell: (what) => void child.send(what),
    ask: (question) => {
      child.send(question);
      return hears();
    },
    ended,
  };
}

const next = <T>(child: ChildProcess): Promise<T> =>
  new Promise((done) => {
    child.once('message', (message) => {
      done(message as T);
    });
  });
