/**
 * The PostgreSQL transaction that a guided answer needs, alone: the statements of one step in their order, each awaited,
 * by plain `pg` on four connections. Nothing is decided, said or sealed; what is stored has the size of the real thing.
 */
import { randomBytes } from "node:crypto";
import pg from "pg";

const chats = 200;
const connections = 4;

const update = randomBytes(900);
const call = randomBytes(700);
const answer = randomBytes(60);
const state = randomBytes(900);

const take = {
  lock: `select c.id
    from (select chat_id, min(id) as oldest from inbox where status = 'pending' group by chat_id
          order by oldest limit 64) waiting
    join chat c on c.id = waiting.chat_id
    order by waiting.oldest limit 1 for update of c skip locked`,
  oldest: `select i.id as inbox_id, i.kind, i.payload, i.attempts, i.received_at, c.identity, d.state,
      p.id as person_id, p.language, p.role, p.region, p.silent, p.crisis, p.created_at,
      array(select nextval('outbox_id_seq') from generate_series(1, 6)) as drawn
    from inbox i join chat c on c.id = i.chat_id
    left join person p on p.chat_id = c.id left join dialogue d on d.chat_id = c.id
    where i.status = 'pending' and i.chat_id = $1 order by i.id limit 1`,
  answers: `select dialogue, question, value, answered_at from answer where person_id = $1 order by answered_at, id`,
};
const keep = {
  post: `insert into outbox (id, destination, priority, method, payload, status, not_before, created_at)
    values ($1, $2, 2, 'sendMessage', $3, 'sent', now(), now())`,
  answer: `insert into answer (person_id, dialogue, question, value, answered_at) values ($1, 'bullying', $2, $3, now())
    on conflict (person_id, dialogue, question) do update set value = excluded.value, answered_at = excluded.answered_at`,
  mark: `with felt as materialized (
      select 1 where $1::boolean
        or exists (select 1 from ticket where person_id = $2 and (status <> 'closed' or closed_at >= $3::timestamptz))
        or exists (select 1 from outbox where destination = $4 and status = 'queued'
                   and created_at >= $3::timestamptz and priority = 0)),
    written as (
      update inbox set sensitive = true where chat_id = $5 and message_id = $6::int and exists (select 1 from felt))
    update outbox set sensitive = true
    where destination = $4 and status = 'queued' and created_at >= $3::timestamptz and exists (select 1 from felt)`,
  state: `insert into dialogue (chat_id, state, updated_at) values ($1, $2, now())
    on conflict (chat_id) do update set state = excluded.state, updated_at = excluded.updated_at`,
  done: `update inbox set status = 'done', payload = null, done_at = now() where id = $1`,
};

const step = async (client: pg.PoolClient): Promise<boolean> => {
  const run = (name: string, text: string, ...values: unknown[]) => client.query({ name, text, values });
  await client.query("begin");
  const chat: number | undefined = (await run("lock", take.lock)).rows[0]?.id;
  if (chat === undefined) {
    await client.query("commit");
    return false;
  }
  const [row] = (await run("oldest", take.oldest, chat)).rows;
  // Another connection has just finished what made this chat look as if it waited.
  if (row === undefined) {
    await client.query("commit");
    return true;
  }
  const { inbox_id, person_id, drawn } = row;
  await run("answers", take.answers, person_id);
  const post = (id: unknown) => run("post", keep.post, id, `chat:${chat}`, call);
  await post(drawn[0]);
  await post(drawn[1]);
  await run("answer", keep.answer, person_id, `q${Number(inbox_id) % 6}`, answer);
  await post(drawn[2]);
  await run("answer", keep.answer, person_id, "~asked", answer);
  await run("mark", keep.mark, false, person_id, new Date(), `chat:${chat}`, chat, null);
  await run("state", keep.state, chat, state);
  await run("done", keep.done, inbox_id);
  await client.query("commit");
  return true;
};

/** How many such transactions a second. @param url a database with the schema and nothing in it */
export const benchBare = async (url: string, steps: number): Promise<number> => {
  const pool = new pg.Pool({ connectionString: url, max: connections });
  try {
    await pool.query(
      `with made as (insert into chat (lookup, identity, kind, created_at)
         select decode(md5(n::text), 'hex'), $1, 'private', now() from generate_series(1, ${chats}) n returning id)
       insert into person (chat_id, created_at) select id, now() from made`,
      [randomBytes(150)],
    );
    await pool.query(
      `insert into inbox (update_id, chat_id, kind, payload, status, received_at)
       select n, (select min(id) from chat) + n % ${chats}, 'callback_query', $1, 'pending', now()
       from generate_series(1, ${steps}) n`,
      [update],
    );
    const started = performance.now();
    const work = async () => {
      const client = await pool.connect();
      try {
        while (await step(client));
      } finally {
        client.release();
      }
    };
    await Promise.all(Array.from({ length: connections }, work));
    return steps / ((performance.now() - started) / 1000);
  } finally {
    await pool.end();
  }
};
