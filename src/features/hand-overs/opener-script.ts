/** The script inside a sealed file. Everything it shows is put there as text, so that nothing in a file can run. */
export const OPENER = `
'use strict';
(function () {
  var byId = function (id) { return document.getElementById(id); };
  var envelope = JSON.parse(byId('sealed').textContent);
  var bytes = function (text) { return Uint8Array.from(atob(text), function (c) { return c.charCodeAt(0); }); };
  var utf8 = function (text) { return new TextEncoder().encode(text); };
  var headText = [envelope.format, envelope.rounds, envelope.salt, envelope.iv, envelope.publicKey].join('|');
  var add = function (parent, name, text) {
    var element = document.createElement(name);
    if (text !== undefined) element.textContent = text;
    parent.appendChild(element);
    return element;
  };
  var say = function (text) {
    byId('wrong').textContent = text;
    byId('wrong').hidden = text === '';
  };
  var titles = { identity: 'The child', family: 'The family', 'last-known': 'Last known', tried: 'What was tried', safety: 'Safety' };
  var months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
  var dayOf = function (day) {
    var part = day.slice(0, 10).split('-');
    return Number(part[2]) + ' ' + months[Number(part[1]) - 1] + ' ' + part[0];
  };

  // undefined: this browser cannot tell.
  async function isSigned() {
    var key;
    try {
      key = await crypto.subtle.importKey('raw', bytes(envelope.publicKey), { name: 'Ed25519' }, false, ['verify']);
    } catch (error) { return undefined; }
    return crypto.subtle.verify({ name: 'Ed25519' }, key, bytes(envelope.signature), utf8(headText + '|' + envelope.sealed));
  }

  async function fingerprint() {
    var hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes(envelope.publicKey)));
    var hex = Array.from(hash, function (byte) { return byte.toString(16).padStart(2, '0'); }).join('').slice(0, 40);
    return hex.replace(/(.{4})(?=.)/g, '$1 ');
  }

  async function unseal(typed) {
    var words = typed.toLowerCase().replace(/[^a-z]+/g, ' ').trim();
    var base = await crypto.subtle.importKey('raw', utf8(words), 'PBKDF2', false, ['deriveKey']);
    var key = await crypto.subtle.deriveKey(
      { name: 'PBKDF2', hash: 'SHA-256', salt: bytes(envelope.salt), iterations: envelope.rounds },
      base, { name: 'AES-GCM', length: 256 }, false, ['decrypt']);
    var plain = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: bytes(envelope.iv), additionalData: utf8(headText) }, key, bytes(envelope.sealed));
    return JSON.parse(new TextDecoder().decode(plain));
  }

  function list(parent, rows) {
    var dl = add(parent, 'dl');
    rows.forEach(function (row) {
      var div = add(dl, 'div');
      add(div, 'dt', row[0]);
      add(div, 'dd', row[1]);
    });
  }

  function show(content, signed, print) {
    var page = byId('open');
    var heading = add(page, 'h1', 'A child is handed over to ' + content.to.name);
    add(page, 'p', content.from.name + ' asks you to take responsibility. The child stays with ' + content.from.name + ' until you accept.');
    var todo = add(page, 'div');
    todo.className = 'note';
    add(todo, 'h2', 'What to do now');
    var steps = add(todo, 'ol');
    add(steps, 'li', 'Check the key: ring ' + content.from.team + ' at the number you know and let them read it. It is ' + print + '. '
      + (signed === true ? 'The signature fits this key.' : 'This browser cannot check the signature itself.'));
    add(steps, 'li', 'Look for the child in your own records, and at the address or school named below.');
    var answer = add(steps, 'li');
    if (/^https?:[/][/]/.test(content.receipt.link)) {
      answer.append('Accept or refuse at this address. It can be answered once, until ' + dayOf(content.receipt.until) + ': ');
      var link = add(answer, 'a', content.receipt.link);
      link.href = content.receipt.link;
      link.rel = 'noreferrer';
    } else {
      answer.append('Accept or refuse by telephone or e-mail.');
    }
    add(steps, 'li', 'Or ring or write to ' + [content.from.team, content.from.phone, content.from.email].filter(Boolean).join(', ')
      + '. Their reference is ' + content.from.reference + '.');
    add(page, 'h2', 'Why to you');
    add(page, 'p', content.reason);
    Object.keys(titles).forEach(function (section) {
      var rows = content.fields.filter(function (field) { return field.section === section; });
      if (rows.length === 0) return;
      add(page, 'h2', titles[section]);
      list(page, rows.map(function (field) { return [field.label, field.value]; }));
    });
    if (content.heldBack.length > 0) {
      add(page, 'h2', 'Not in this file');
      var held = add(page, 'ul');
      content.heldBack.forEach(function (text) { add(held, 'li', text); });
    }
    add(page, 'h2', 'Who sent it');
    list(page, [
      ['Sent by', content.from.officer + ', ' + content.from.name],
      ['Made on', dayOf(content.madeAt)],
      ['Law', content.gateway],
    ]);
    var button = add(page, 'button', 'Print');
    button.type = 'button';
    button.className = 'screen';
    button.addEventListener('click', function () { window.print(); });
    byId('closed').hidden = true;
    page.hidden = false;
    heading.tabIndex = -1;
    heading.focus();
  }

  byId('form').addEventListener('submit', async function (event) {
    event.preventDefault();
    say('');
    if (!window.crypto || !crypto.subtle) {
      say('This browser cannot open sealed files. Save the file and open it in a current browser.');
      return;
    }
    var typed = byId('words').value;
    if (typed.trim() === '') { say('Type the passphrase.'); byId('words').focus(); return; }
    try {
      var signed = await isSigned();
      if (signed === false) { say('The file was changed on its way. Do not use it. Ask the sender for it again.'); return; }
      show(await unseal(typed), signed, await fingerprint());
    } catch (error) {
      say('The passphrase is not right, or the file was damaged on its way. Check all nine words, then ask the sender.');
      byId('words').focus();
    }
  });
}());
`
