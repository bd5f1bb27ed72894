"""Web servers for an hour's use: each with a configuration and a folder of its own, on a free port of
this machine only, without any privilege, and gone when its `with` ends.

What is written here is what stands on such hosts anyway. What Knoten asks of them comes from `knoten
hosts` (nginx, Caddy) and from the .htaccess that it publishes (Apache)."""
import contextlib
import http.client
import os
import pathlib
import pwd
import re
import shutil
import socket
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "shared"))
import patience  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
KNOTEN = os.environ.get("KNOTEN", str(ROOT / "build/knoten"))
PATIENCE = patience.ANSWER  # seconds for a server to come up, or to go

NGINX = """\
pid "{own}/pid";
worker_processes 1;
events {{ worker_connections 64; }}
http {{
    access_log off;
    client_body_temp_path "{own}/body";
    proxy_temp_path "{own}/proxy";
    fastcgi_temp_path "{own}/fastcgi";
    uwsgi_temp_path "{own}/uwsgi";
    scgi_temp_path "{own}/scgi";
    include mime.types;
    default_type application/octet-stream;
    server {{
        listen 127.0.0.1:{port};
        root "{root}";
{lines}
    }}
}}
"""

APACHE = """\
{modules}
ServerRoot "{own}"
DefaultRuntimeDir "{own}"
PidFile "{own}/pid"
ErrorLog "{own}/error.log"
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
StartServers 1
ServerLimit 1
ThreadsPerChild 8
MaxRequestWorkers 8
TypesConfig "{types}"
DocumentRoot "{own}/empty"
Alias "{base}" "{public}/"
<Directory "/">
    AllowOverride None
    Require all denied
</Directory>
<Directory "{public}">
    AllowOverride FileInfo
    Require all granted
</Directory>
<Files ".ht*">
    Require all denied
</Files>
"""
CADDY = """\
{{
	admin off
	auto_https off
	storage file_system "{own}/storage"
	log {{
		output file "{own}/error.log"
		level WARN
	}}
}}
http://127.0.0.1:{port} {{
	root * "{root}"
{lines}}}
"""
# What it says of the lines above.
EXPECTED = ("admin endpoint disabled", "automatic HTTPS is completely disabled")
# For a machine whose own list is in a package that is not there.
KNOWN_TYPES = """\
text/html html htm
text/css css
text/javascript js
text/plain txt
image/svg+xml svg
application/json json
application/xml xml
"""
MODULES = ["mpm_event", "unixd", "authz_core", "alias", "mime", "dir", "headers", "filter", "deflate", "setenvif"]


def program(*names):
    """The path of the first of these that is installed; they often stand outside of PATH."""
    path = os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin"
    return next(filter(None, (shutil.which(name, path=path) for name in names)), None)


def first(*paths):
    return next((path for path in paths if os.path.exists(path)), paths[-1])


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def advised_lines(site, server):
    """The lines that Knoten makes for the site on a server."""
    done = subprocess.run([KNOTEN, "hosts", server, "-C", str(site.tree)], capture_output=True, text=True,
                          timeout=patience.COMMAND)
    if done.returncode or done.stderr:
        raise ValueError(f"knoten hosts {server}: {done.stderr}")
    return done.stdout


def write_nginx(own, port, site):
    """Below a path nginx serves the folder above, in which more lies than the publication."""
    os.symlink(first("/etc/nginx/mime.types", "/usr/local/nginx/conf/mime.types"),
               own / "mime.types")
    return NGINX.format(own=own, port=port, root=site.served, lines=advised_lines(site, "nginx"))


def write_apache(own, port, site):
    """The last rule is in what every distribution ships."""
    (own / "empty").mkdir()
    folder = next((f for f in ("/usr/lib/apache2/modules", "/usr/lib64/httpd/modules",
                               "/usr/lib/httpd/modules", "/usr/lib/apache2")
                   if os.path.exists(f"{f}/mod_headers.so")), "")
    modules = [f'LoadModule {name}_module "{folder}/mod_{name}.so"' for name in MODULES
               if os.path.exists(f"{folder}/mod_{name}.so")]  # others are built in
    (own / "types").write_text(KNOWN_TYPES)
    types = first("/etc/mime.types", "/etc/apache2/mime.types", "/etc/httpd/conf/mime.types",
                  own / "types")
    return APACHE.format(own=own, port=port, base=site.base, public=site.folder, types=types,
                         modules="\n".join(modules))


def write_caddy(own, port, site):
    lines = re.sub(r"(?m)^(?=.)", "\t", advised_lines(site, "caddy"))
    return CADDY.format(own=own, port=port, root=site.served, lines=lines)


# Name to (its programs, its configuration, its switches).
SERVERS = {
    "nginx": (["nginx"], write_nginx, ["-e", "{own}/error.log", "-g", "daemon off;", "-c"]),
    "apache": (["apache2", "httpd"], write_apache, ["-D", "FOREGROUND", "-f"]),
    "caddy": (["caddy"], write_caddy, ["run", "--adapter", "caddyfile", "--config"]),
}


def nobody(folder):
    """Popen's arguments for giving up root's rights, after the folder was given to who is left."""
    if os.getuid():
        return {}
    user = pwd.getpwnam("nobody")
    for path in [folder, *folder.iterdir()]:
        os.chown(path, user.pw_uid, user.pw_gid, follow_symlinks=False)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def wait_until_up(process, port, own):
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.01)
    said = [log.read_text(errors="replace")[-1000:] for log in (own / "output", own / "error.log")
            if log.exists()]
    raise OSError("\n".join(["the server did not come up", *said]))


def warnings_of(own):
    """What a server complained of when it read its configuration."""
    said = "".join(log.read_text(errors="replace") for log in (own / "output", own / "error.log")
                   if log.exists())
    return [line for line in said.splitlines()
            if re.search(r"\bwarn", line, re.I) and not any(known in line for known in EXPECTED)]


def stop(process):
    process.terminate()
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class Client:
    """Asks for addresses as they are, and gets (status, headers, body)."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)

    def ask(self, path, method="GET", headers=None):
        self.connection.request(method, path, headers={"Accept-Encoding": "identity", **(headers or {})})
        answer = self.connection.getresponse()
        return answer.status, answer.headers, answer.read()


@contextlib.contextmanager
def serving(name, site, own, change=None):
    """A client of the named server, which serves the site; `change` may spoil the configuration."""
    programs, write, switches = SERVERS[name]
    own.mkdir()
    port = free_port()
    config = write(own, port, site)
    spoilt = change(config) if change else config
    if change and spoilt == config:
        raise ValueError("the change changes nothing")
    (own / "config").write_text(spoilt)
    command = [program(*programs), *(s.format(own=own) for s in switches), str(own / "config")]
    with open(own / "output", "wb") as output:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, cwd=own,
                                   stderr=subprocess.STDOUT, **nobody(own))
    try:
        wait_until_up(process, port, own)
        client = Client(port)
        client.warnings = warnings_of(own)
        with contextlib.closing(client.connection):
            yield client
    finally:
        stop(process)
