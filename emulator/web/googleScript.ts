/** "A maximum of 10 concurrent calls": https://developers.google.com/apps-script/guides/html/best-practices */
const MAX_CONCURRENT_CALLS = 10;

/**
 * The browser's side of `google.script.run`, as script text: `googleScript(functions, callbackUrl)` makes it.
 *
 * A call is asynchronous, a handler is called at most once, and what cannot be a parameter is refused at once. A form
 * as the only parameter becomes an object of its fields' values.
 *
 * Unlike Google: a form with a field for files or for several choices throws.
 *
 * @see https://developers.google.com/apps-script/guides/html/reference/run
 */
export const GOOGLE_SCRIPT = `
function googleScript(functions, callbackUrl) {
  var running = 0;
  var waiting = [];

  function illegal(value, above) {
    if (value === null || value === undefined) return false;
    if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') return true;
    if (typeof value !== 'object') return false;
    if (above.indexOf(value) >= 0) return true;
    var path = above.concat([value]);
    if (Array.isArray(value)) return value.some(function (item) { return illegal(item, path); });
    var prototype = Object.getPrototypeOf(value);
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return true;
    return Object.keys(value).some(function (key) { return illegal(value[key], path); });
  }

  function formValues(form) {
    var values = {};
    Array.prototype.forEach.call(form.elements, function (field) {
      if (!field.name || field.disabled || /^(button|submit|reset|image)$/.test(field.type)) return;
      if (/^(checkbox|radio)$/.test(field.type) && !field.checked) return;
      if (field.type === 'file' || field.type === 'select-multiple') {
        throw new Error('A form field of type ' + field.type + ' is not emulated. Add it in emulator/web/googleScript.ts.');
      }
      var before = Object.prototype.hasOwnProperty.call(values, field.name) ? [].concat(values[field.name]) : null;
      values[field.name] = before === null ? field.value : before.concat(field.value);
    });
    return values;
  }

  function failure(message) {
    var error = new Error(message);
    error.name = 'ScriptError';
    return error;
  }

  function next() {
    if (running >= ${MAX_CONCURRENT_CALLS} || waiting.length === 0) return;
    running++;
    var call = waiting.shift();
    function done(handle) {
      running--;
      next();
      handle();
    }
    fetch(callbackUrl, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ function: call.name, arguments: call.args })
    }).then(function (response) {
      if (!response.ok) throw failure("We're sorry, a server error occurred. Please wait a bit and try again.");
      return response.json();
    }).then(function (answer) {
      done(function () {
        if (answer.kind === 'returned') {
          if (call.options.success) call.options.success(answer.value, call.options.userObject);
        } else fail(call.options, failure(answer.message));
      });
    }, function (error) {
      done(function () { fail(call.options, error); });
    });
  }

  function fail(options, error) {
    if (options.failure) options.failure(error, options.userObject);
    else setTimeout(function () { throw error; });
  }

  function runner(options) {
    function also(name) {
      return function (value) {
        var more = Object.assign({}, options);
        more[name] = value;
        return runner(more);
      };
    }
    var run = {
      withSuccessHandler: also('success'),
      withFailureHandler: also('failure'),
      withUserObject: also('userObject')
    };
    functions.forEach(function (name) {
      run[name] = function () {
        var args = Array.prototype.slice.call(arguments);
        if (args.length === 1 && args[0] && args[0].nodeName === 'FORM') args = [formValues(args[0])];
        args.forEach(function (arg, index) {
          if (illegal(arg, [])) throw new TypeError('Failed due to illegal value in property: ' + index);
        });
        waiting.push({ name: name, args: args, options: options });
        next();
      };
    });
    return run;
  }

  var script = { run: runner({}) };
  ['history', 'host', 'url'].forEach(function (name) {
    Object.defineProperty(script, name, {
      get: function () {
        throw new Error('google.script.' + name + ' is not emulated. Add it in emulator/web/googleScript.ts.');
      }
    });
  });
  return script;
}`;
