/* What must not be published, told of a text as the handbook's own rules tell it: numbers and accounts of persons, names, matters
   that are never told, praise. The patterns and lists are those of the rules, handed over by the build; only what is done with them
   is written here again. Browsers without lookbehind cannot read them: then this throws, and nothing may be downloaded. ES2018. */
(function () {
  "use strict";

  window.handbookJudge = function (data) {
    var known = {};

    function pattern(name, flags) {
      var key = name + "/" + flags;
      if (!known[key]) known[key] = new RegExp(data.patterns[name][0], data.patterns[name][1] + flags);
      known[key].lastIndex = 0;
      return known[key];
    }
    function found(name, text) { return pattern(name, "").exec(text); }
    function each(name, text) {
      var all = [], match, expression = pattern(name, "g");
      while ((match = expression.exec(text))) {
        all.push(match);
        if (!match[0]) expression.lastIndex += 1;
      }
      return all;
    }
    function at(name, text, place) {
      var expression = pattern(name, "y");
      expression.lastIndex = place;
      return expression.exec(text);
    }
    function whole(name, text) { var match = at(name, text, 0); return match && match[0].length === text.length; }
    function has(list, item) { return list.indexOf(item) >= 0; }
    function ends(text, words) { return words.some(function (word) { return text.slice(-word.length) === word; }); }
    function starts(text, words) { return words.some(function (word) { return text.indexOf(word) === 0; }); }

    function fold(text) {
      var plain = found("unusual", text) ? text.normalize("NFKC").replace(pattern("hidden", "g"), "") : text;
      return plain.indexOf(" ") < 0 ? plain : plain.replace(pattern("spaced", "g"), "");
    }

    /* ---- numbers ---- */

    function asDigits(text) {
      var plain = "";
      for (var i = 0; i < text.length; i++) plain += data.alike[text[i]] || text[i];
      return plain.replace(pattern("letterO", "g"), "0");
    }

    function ties(text, groups, left) {
      if (left < 0 || left + 1 >= groups.length) return false;
      var between = text.slice(groups[left][1], groups[left + 1][0]);
      return between.length === 1 && "-.·–_/".indexOf(between) >= 0 && !has(["86", "0086"], text.slice(groups[left][0], groups[left][1]));
    }

    function stretches(text) {
      var all = [];
      each("run", text).forEach(function (run) {
        var groups = each("groups", run[0]).map(function (match) {
          return [run.index + match.index, run.index + match.index + match[0].length];
        });
        groups.forEach(function (group, first) {
          var here = [], digits = "", sizes = [], marks = "";
          for (var n = first; n < groups.length; n++) {
            var size = groups[n][1] - groups[n][0];
            if (digits.length + size > data.longest) break;
            if (n > first) marks += text.slice(groups[n - 1][1], groups[n][0]);
            digits += text.slice(groups[n][0], groups[n][1]);
            sizes.push(size);
            here.push({
              digits: digits, groups: sizes.join(","), sizes: sizes.slice(), marks: marks, start: group[0], end: groups[n][1],
              tied: ties(text, groups, first - 1) || ties(text, groups, n),
              loose: marks.replace(/ /g, "").split("").some(function (mark) { return data.weak.indexOf(mark) >= 0; }),
            });
          }
          all = all.concat(here.reverse());
        });
      });
      return all;
    }

    function alone(text, start, end) {
      var before = text.slice(Math.max(0, start - 5), start);
      var led = /[0-9A-Za-z.#]$/.test(before);
      return !(led && !found("namedLetters", before)) && !/^(?:[0-9A-Za-z]|\.[0-9])/.test(text.slice(end, end + 2));
    }
    function behind(words, text, stretch) { return Boolean(found(words, text.slice(Math.max(0, stretch.start - 20), stretch.start))); }
    function counts(text, stretch) { return Boolean(at("unit", text, stretch.end)) && !behind("calls", text, stretch); }

    function isIdentityNumber(number) {
      if (number.length !== data.weights.length + 1 || !at("province", number, 0)) return false;
      var total = data.weights.reduce(function (sum, weight, i) { return sum + Number(number[i]) * weight; }, 0);
      return data.checkDigits[total % 11] === number[number.length - 1];
    }
    function identity(text, stretch) {
      var number = stretch.digits + (/[Xx]/.test(text.slice(stretch.end, stretch.end + 1)) ? "X" : "");
      var shaped = number.length === 18 && at("born", number, 0) && at("province", number, 0);
      return shaped && alone(text, stretch.start, stretch.end + number.length - stretch.digits.length) && !stretch.tied ? number : "";
    }
    function isCardNumber(number) {
      if (number.length < 15 || number.length > 19 || (number.length === 15 && !has(["34", "37"], number.slice(0, 2)))) return false;
      var total = number.split("").reverse().reduce(function (sum, digit, place) {
        var value = Number(digit) * (1 + place % 2);
        return sum + (value > 9 ? value - 9 : value);
      }, 0);
      return total % 10 === 0;
    }

    var kinds = {
      identity: function (text, stretch) { return isIdentityNumber(identity(text, stretch)); },
      nearIdentity: function (text, stretch) {
        var number = identity(text, stretch);
        return !stretch.marks.replace(/^[ -]+|[ -]+$/g, "") && Boolean(number) && !isIdentityNumber(number);
      },
      oldIdentity: function (text, stretch) {
        var shaped = stretch.digits.length === 15 && stretch.sizes[0] === 15 && at("bornOld", stretch.digits, 0) && at("province", stretch.digits, 0);
        return Boolean(shaped) && alone(text, stretch.start, stretch.end) && !counts(text, stretch);
      },
      mobile: function (text, stretch) {
        if (!has([11, 13, 15], stretch.digits.length) || !whole("mobile", stretch.digits) || stretch.tied) return false;
        var aYear = stretch.sizes[0] === 4 && stretch.digits.slice(0, 2) === "19";
        return has(stretch.loose ? data.looseGroups : data.mobileGroups, stretch.groups) && !aYear
          && alone(text, stretch.start, stretch.end) && !counts(text, stretch);
      },
      landline: function (text, stretch) {
        if (stretch.digits.length < 7 || stretch.digits.length > 12 || stretch.loose || stretch.tied || !alone(text, stretch.start, stretch.end)) return false;
        var abroad = whole("abroad", stretch.digits) && behind("codeOfTheCountry", text, stretch);
        var called = whole("local", stretch.digits) && has(data.localGroups, stretch.groups) && behind("calls", text, stretch);
        var inParts = has([3, 4], stretch.sizes[0]) && stretch.sizes.length <= 3;
        var coded = whole("landline", stretch.digits) && (stretch.sizes.length === 1 || inParts);
        return Boolean(abroad || called || (coded && !counts(text, stretch)));
      },
      card: function (text, stretch) {
        var head = stretch.sizes.slice(0, -1);
        var grouped = !head.length || head.every(function (size) { return size === 4; }) || head.every(function (size) { return size === 6; });
        var shaped = grouped && !stretch.loose && !stretch.tied && at("card", stretch.digits, 0) && isCardNumber(stretch.digits);
        return Boolean(shaped) && alone(text, stretch.start, stretch.end) && !counts(text, stretch);
      },
      accountOfBank: function (text, stretch) {
        return stretch.digits.length >= 12 && stretch.digits.length <= 21 && !stretch.loose && behind("bank", text, stretch);
      },
      ofDocument: function (text, stretch) {
        return stretch.digits.length >= 6 && stretch.digits.length <= 18 && !stretch.loose && behind("document", text, stretch);
      },
    };
    var proofs = {
      plate: function (text) { return each("anyDigit", text).length >= 3; },
    };

    function claimed(text, list) {
      var all = [];
      function claim(name, start, end) {
        if (all.every(function (hit) { return end <= hit.start || start >= hit.end; })) all.push({ name: name, start: start, end: end, text: text.slice(start, end) });
      }
      if (found("aNumber", text)) {
        var plain = asDigits(text), every = stretches(plain);
        list.kinds.forEach(function (kind) {
          every.forEach(function (stretch) {
            if (kinds[kind[1]](plain, stretch)) claim(kind[0], stretch.start, stretch.end + (/[Xx]/.test(plain.slice(stretch.end, stretch.end + 1)) ? 1 : 0));
          });
        });
      }
      list.shapes.forEach(function (shape) {
        if (!found(shape[2], text)) return;
        each(shape[1], text).forEach(function (match) {
          if (!shape[3] || proofs[shape[3]](match[0])) claim(shape[0], match.index, match.index + match[0].length);
        });
      });
      return all;
    }
    function certain(text) { return claimed(text, data.certain); }
    function likely(text) {
      var sure = certain(text);
      return claimed(text, data.likely).filter(function (hit) {
        return sure.every(function (other) { return hit.end <= other.start || hit.start >= other.end; });
      });
    }
    function masked(text) {
      text = text.trim();
      return text.slice(0, text.length > 8 ? 3 : 1) + "***" + text.slice(-2);
    }

    /* ---- names ---- */

    var names = data.names;
    function isWord(name) { return has(names.heads, name.slice(0, 2)) || has(names.givens, name.slice(1)); }
    function isPrivate(name) { return !has(names.noNames, name) && !has(names.freely, name) && !isWord(name); }
    function isHan(sign) { return sign >= "一" && sign <= "鿿"; }
    function begins(before, name) {
      return !before || !isHan(before) || (names.leading.indexOf(before) >= 0 && !has(names.tails, before + name[0]));
    }
    function isLed(text, name, start) {
      var head = text.slice(Math.max(0, start - 12), start).replace(pattern("said", ""), "");
      if (ends(head, names.posts)) return name.length > 2 || Boolean(at("end", text, start + 2));
      return head.slice(-1) === "由" && Boolean(at("does", text, start + name.length));
    }
    function isFollowed(text, name, end, begun) {
      var rest = text.slice(end, end + 6), first = rest.slice(0, 1);
      if (first && has(names.first, first) && !starts(rest, names.nobody)) {
        return starts(rest[0] === "副" ? rest.slice(1) : rest, name.length > 2 ? names.posts : names.leaders);
      }
      return Boolean(first) && "（(，,等".indexOf(first) >= 0 && begun && Boolean(at("bracketed", text, end) || at("listed", text, end));
    }
    function isName(text, name, start) {
      if (isWord(name)) return false;
      var before = text.slice(Math.max(0, start - 1), start);
      var begun = begins(before, name), apart = !has(names.tails, before + name[0]);
      var surely = has(names.doubles, name.slice(0, 2)) || (names.surnames.indexOf(name[0]) >= 0
        && name.slice(1).split("").every(function (sign) { return names.given.indexOf(sign) >= 0; }));
      if (name.length > 2 && begun && surely) return true;
      return isLed(text, name, start) || (apart && isFollowed(text, name, start + name.length, begun));
    }
    function chinese(text) {
      var all = [], expression = pattern("candidate", "g"), match;
      while ((match = expression.exec(text))) {
        var name = match[0], start = match.index;
        expression.lastIndex = start + 1;
        var tries = [name.length > 2 && !isWord(name) ? name : "", match.groups["double"] ? "" : name.slice(0, 2)];
        for (var i = 0; i < 2; i++) {
          if (tries[i] && isName(text, tries[i], start)) {
            all.push({ name: tries[i], start: start });
            known["candidate/g"].lastIndex = start + tries[i].length;
            break;
          }
        }
      }
      return all;
    }
    function mixed(text) {
      return found("latin", text) ? each("mixed", text).map(function (match) { return { name: match.groups.name, start: match.index }; }) : [];
    }
    function transcribed(text) {
      var all = found("pointed", text) ? each("dotted", text).map(function (match) { return { name: match[0], start: match.index }; }) : [];
      each("word", text).forEach(function (match) {
        var after = match.index + match[0].length, more = at("rest", text, after), end = after + (more ? more[0].length : 0);
        var beside = ends(text.slice(0, match.index), names.posts) || starts(text.slice(end), names.posts);
        if (beside || has(names.tibetan, text.slice(after, end)) || has(names.others, match[0])) all.push({ name: text.slice(match.index, end), start: match.index });
      });
      return all;
    }
    function named(text) {
      if (text.indexOf(" ") >= 0) text = text.replace(pattern("apart", "g"), "$1$2$3");
      var byPlace = {};
      chinese(text).concat(mixed(text), transcribed(text)).forEach(function (hit) { byPlace[hit.start] = hit.name; });
      return Object.keys(byPlace).map(Number).sort(function (a, b) { return a - b; }).map(function (start) {
        return { name: byPlace[start], start: start, end: start + byPlace[start].length };
      }).filter(function (hit) { return isPrivate(hit.name); });
    }
    function maskedName(name) { return (has(names.doubles, name.slice(0, 2)) ? name.slice(0, 2) : name[0]) + "某"; }

    /* ---- matters that are never told, praise ---- */

    function matters(text) {
      var seen = [];
      data.matters.forEach(function (matter) {
        var hit = found(matter[0], text);
        if (!hit || seen.some(function (each) { return each[0] === matter[1]; })) return;
        if (isPrivate((hit.groups && hit.groups.name) || "")) seen.push([matter[1], matter[2]]);
      });
      if (found("suffering", text)) {
        var possible = each("candidate", text).filter(function (match) {
          return match[0].length > 2 && !isWord(match[0]) && begins(text.slice(Math.max(0, match.index - 1), match.index), match[0]);
        }).map(function (match) { return { name: match[0], start: match.index, end: match.index + match[0].length }; });
        var told = named(text).concat(possible).some(function (hit) {
          return isPrivate(hit.name) && Boolean(at("toldBehind", text, hit.end) || found("toldBefore", text.slice(Math.max(0, hit.start - 14), hit.start)));
        });
        if (told) seen.push(data.ofAPerson);
      }
      return seen;
    }
    function praise(text) {
      var words = each("praise", text.replace(pattern("quoted", "g"), "")).map(function (match) { return match[0]; });
      return words.filter(function (word, place) { return words.indexOf(word) === place; });
    }

    return { fold: fold, certain: certain, likely: likely, masked: masked, named: named, maskedName: maskedName, matters: matters, praise: praise };
  };
}());
