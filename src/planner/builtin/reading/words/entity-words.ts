// Data: verbs whose objects a product keeps, and the words that are never a thing a product keeps.
import { alternatives, oneOf } from './one-of.ts';

export const KEEPING_VERBS = alternatives(`
  create, creat, add, remov, delet, updat, edit, manag, view, list, stor, archiv, sav, register, defin, assign,
  book, cancel, upload, search, find, select, display, send, receiv, track, record, issu, publish, import,
  export, annotat, detect, open, clos, reserv, scan, drop, move, join, write, attach, see, load, complet,
  unlock, onboard, disabl, enabl, insert, support, populat, assess, ingest, deploy, clear, process, settl,
  validat, review, return, revok, keep, deposit, adjust, submit, approv, pay, order, rate, comment, share,
  invit, generat, predict, finaliz, set, offer, pick up, pick, hold, retriev, resum, retry, flag, writ, tap,
  give, show, answer
`);

/** Words that end a noun phrase. */
export const PHRASE_ENDS = oneOf(`
  about, accordingly, across, after, again, against, also, and, are, as, associated, at, automatically,
  available, based, be, become, becomes, been, before, between, but, by, can, could, cover, covers, directly,
  during, e.g, elsewhere, exist, exists, expire, expires, fail, fails, for, free, from, had, has, have, held,
  how, identified, if, immediately, in, inline, inside, into, is, it, its, logged, manually, marked, matching,
  may, meanwhile, mid, missed, must, needed, not, of, on, once, only, or, out, over, per, plus, reached, remain,
  remotely, required, right, shall, should, shown, so, start, starts, successfully, such, than, that, their,
  them, then, they, through, to, under, until, up, used, using, via, was, were, what, when, where, which, while,
  who, whose, why, will, with, within, without, work, works, wrong
`);

export const DETERMINERS = oneOf(`
  a, all, an, another, any, appropriate, both, broken, card, cards, cleared, closed, coming, correct,
  corresponding, current, daily, default, detailed, details, each, every, exact, exactly, existing, few,
  finalised, finalized, first, free, freed, full, her, high, his, incorrect, individual, initial, instant,
  interactive, its, kind, largest, last, latest, live, local, low, manual, many, missed, monthly, more,
  multiple, my, nearest, necessary, new, next, no, of, one, only, open, other, our, outstanding, own,
  participating, past, rapid, real-time, registered, relevant, same, scaffolded, selected, sensitive, several,
  simple, simulated, smallest, some, specific, state, status, sufficient, that, the, their, these, this, those,
  three, two, unsettled, up, valid, various, your
`);

/** Nouns of documents, software and screens, and words too wide to be a thing the product keeps. */
export const NEVER_ENTITY = oneOf(`
  ability, access, action, activity, additional, adopter, amount, animation, anything, api, app, application,
  approach, architecture, area, assumption, attempt, attention, availability, average, awareness, backend,
  backoff, badge, banner, basis, beginning, behavior, behaviour, best, bottom, browser, budget, business,
  button, cache, cap, capabilities, capability, caps, case, celebration, change, characteristic,
  characteristics, city, clearing, client, closing, cluster, code, codebase, color, colour, column, component,
  condition, confidence, confidentiality, configuration, conformance, connection, contact, content, context,
  continue, contrast, control, controls, copy, cost, credential, criteria, criterion, customer, dashboard, data,
  database, date, day, default, degree, demo, deployment, design, desktop, detail, device, dialog, distance,
  document, dot, dots, doubt, drag, drawing, edge, effect, effort, either, element, end, endpoint, engine,
  enhancement, entity, environment, epic, error, everyone, everything, evidence, example, exception, experience,
  failure, false, feature, feed, feedback, feel, field, file, flag, flow, focus, folder, form, format,
  framework, frontend, function, fund, functionality, goal, grid, guarantee, guide, half, hand, handle, hardware,
  health, help, hint, history, holiday, hour, hover, how, hub, icon, information, infrastructure, inline, input,
  inputs, inside, instance, integration, integrity, interface, internet, issue, it, item, job, json, key,
  keyboard, keys, kind, kpi, kubernetes, label, language, laptop, latency, layer, layout, left, length, level,
  library, limit, line, link, list, log, logic, login, logs, look, loss, management, map, mastery, maximum,
  measurement, mechanism, member, memory, menu, message, method, metric, mid, minimum, minute, mobile, modal,
  mode, module, moment, money, month, morning, mouse, multiple, mvp, name, navigation, need, needs, network, no,
  nothing, number, one, opening, operation, operations, option, order, others, outcome, output, overlay, pad,
  page, panel, part, partner, password, path, payload, people, percent, performance, person, perspective, phase,
  phone, piece, pin, pipeline, place, platform, point, popup, portal, portfolio, practice, presence, price,
  primary, principle, principles, priority, privacy, problem, process, product, production, program, project,
  protocol, prototype, purpose, purposes, quality, queue, rail, range, reason, reconciliation, redirect,
  refresh, region, regions, release, reliability, remote, request, requirement, resource, response, rest,
  result, retry, right, risk, rollout, room, row, rule, running, safety, schedule, schema, scope, screen,
  search, second, secondary, security, semantics, server, service, services, session, set, shape, showcase,
  side, sidebar, sign-in, sign-up, signup, similar, situation, size, software, solution, someone, something,
  source, spec, speed, spinner, spreadsheet, stack, stage, standard, start, state, status, step, storage, store,
  strategy, string, style, sub-element, success, such, support, surface, surfaces, sync, synchronization,
  system, tab, table, tablet, tap, target, task, technology, term, terms, test, tests, text, thing, threshold,
  time, timeout, title, toast, today, token, tomorrow, tool, toolkit, top, total, touch, tour, tours, toward,
  transition, true, type, ui, uncertainty, unique, unit, update, updates, url, use, user, ux, value,
  verification, version, video, view, visibility, visit-type, want, warning, way, web, week, word, words, work,
  workflow, world, wow, year, yes, zone
`);

/** Heads too wide alone, good with the word before them: "visit type", "audit log". */
export const WEAK_HEADS =
  /^(?:type|call|code|note|record|entry|segment|window|event|account|period|note|version|model|frame|label|batch|cap|review|position|document|item|list|log|link|key|path|hours|room|line|plan|group|set|rule|certificate|file|question)$/i;

/** Headings such as "Camera management" name what is managed. */
export const MANAGED_HEADING = /^([A-Za-z][\w -]{2,30}?)s? management$/i;

/** Heads that are kept even when said once, with the word before them: "pick-up code", "model version". */
export const RECORDED_HEADS = /^(?:code|event|version|segment|note|certificate|entry)$/i;

/** Words too wide alone that make a weak head a thing: "video segment", "pick-up code". */
export const TELLING_MODIFIERS = /^(?:video|model|pick-up|pickup|access|order|person|member|customer)$/i;
