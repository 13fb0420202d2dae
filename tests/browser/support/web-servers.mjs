// nginx and Apache, as Debian has them, on this machine, with the settings of `deploy/`. A run without
// them fails and says what to install.

import { spawn } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, connect } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const DEPLOY = fileURLToPath(new URL("../../../deploy", import.meta.url));
const MODULES = "/usr/lib/apache2/modules";
const PROGRAMS = { nginx: ["/usr/sbin/nginx", "/usr/bin/nginx"], apache: ["/usr/sbin/apache2", "/usr/sbin/httpd"] };
const PACKAGES = { nginx: "nginx", apache: "apache2-bin" };

/** The address and the folder in the files of `deploy/`. */
const ADDRESS = "/guide/cloud/";
const FOLDER = "/srv/kijun";

/** Return the settings in a file of `deploy/`, for this folder, address and port. */
function settings(file, { site, base, port }) {
  const text = readFileSync(join(DEPLOY, file), "utf8");
  const bare = (path) => path.replace(/\/$/, "");
  return text
    .replaceAll(ADDRESS, base)
    .replaceAll(bare(ADDRESS), bare(base) || "/")
    .replaceAll(FOLDER, site)
    .replace("listen 80;", `listen 127.0.0.1:${port};`);
}

const nginx = (folder, at) => {
  // At the root, there is no address without its last slash.
  const own = settings("nginx/kijun.conf", at).replace(at.base === "/" ? /location = [^}]*}/ : /$^/, "");
  writeFileSync(join(folder, "kijun.conf"), own);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  writeFileSync(
    join(folder, "nginx.conf"),
    `daemon off; pid ${folder}/pid; error_log ${folder}/log; worker_processes 2;
${userInfo().uid === 0 ? "user root;" : ""}
events {}
http { access_log off; ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join(" ")}
include ${folder}/kijun.conf; }`,
  );
  return ["-c", join(folder, "nginx.conf"), "-e", join(folder, "log")];
};

const apache = (folder, at) => {
  const rules = join(DEPLOY, "apache/kijun-rules.conf");
  // At the root, the site's folder is the server's own, as the file says.
  const own = settings("apache/kijun.conf", at)
    .replace("/etc/apache2/kijun-rules.conf", rules)
    .replace(at.base === "/" ? /^Alias .*$/m : /$^/, "");
  const modules = ["mpm_event", "authz_core", "alias", "dir", "mime", "headers", "rewrite", "env", "unixd"];
  const load = modules
    .map((name) => [name, join(MODULES, `mod_${name}.so`)])
    .filter(([, file]) => existsSync(file))
    .map(([name, file]) => `LoadModule ${name}_module ${file}`);
  // Debian's own settings for packed files must not get in the way.
  const debian = "AddType application/x-gzip .gz\nAddLanguage br .br";
  const user = userInfo().uid === 0 ? "User www-data\nGroup www-data" : "";
  const base = [
    `ServerRoot ${folder}`, "ServerName localhost", `PidFile ${folder}/pid`, `ErrorLog ${folder}/log`,
    `Listen 127.0.0.1:${at.port}`, `Mutex file:${folder}`, `DocumentRoot ${at.site}`, user, ...load, `TypesConfig ${folder}/types`,
  ];
  writeFileSync(join(folder, "types"), "");
  writeFileSync(join(folder, "apache.conf"), [...base, debian, own, ""].join("\n"));
  return ["-f", join(folder, "apache.conf"), "-DFOREGROUND"];
};

const COMMANDS = { nginx, apache };

/** The kinds of servers. */
export const KINDS = Object.keys(COMMANDS);

const free = () =>
  new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });

const answers = (port) =>
  new Promise((told) => {
    const socket = connect(port, "127.0.0.1", () => told(true) || socket.destroy());
    socket.on("error", () => told(false));
  });

/**
 * Start a server of this kind on a copy of the folder `from`, below `base`. The copy is `site`; `url`
 * is its address. `change` may change the text of the settings.
 */
export async function startWebServer(kind, from, base, change = (text) => text) {
  const named = process.env[`KIJUN_${kind.toUpperCase()}`];
  const program = named ?? PROGRAMS[kind].find(existsSync);
  if (!program) throw new Error(`${kind} is not installed: apt-get install --no-install-recommends ${PACKAGES[kind]}`);
  const folder = mkdtempSync(join(tmpdir(), `kijun-${kind}-`));
  // Another user runs the workers.
  chmodSync(folder, 0o755);
  const site = join(folder, "site");
  if (from) cpSync(from, site, { recursive: true });
  else mkdirSync(site);
  const port = await free();
  const args = COMMANDS[kind](folder, { site, base, port });
  for (const name of ["kijun.conf", "apache.conf"].map((name) => join(folder, name)).filter(existsSync)) {
    writeFileSync(name, change(readFileSync(name, "utf8")));
  }
  const server = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"] });
  const said = [];
  server.stderr.on("data", (text) => said.push(text));
  const ended = new Promise((told) => server.once("exit", told));
  let running = true;
  ended.then(() => (running = false));
  while (!(await answers(port))) {
    const log = () => (existsSync(join(folder, "log")) ? readFileSync(join(folder, "log"), "utf8") : "");
    if (!running) throw new Error(`${kind} ended: ${said.join("")}${log()}`);
  }
  return {
    url: `http://127.0.0.1:${port}${base}`,
    site,
    async stop() {
      server.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
