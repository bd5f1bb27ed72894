"""Web servers for an hour's use: each with a configuration and a folder of its own, on a free port of
this machine only, without any privilege, and gone when its `with` ends.

What is written here is what stands on such hosts anyway. What Knoten asks of them comes from
README.md (nginx) and from the .htaccess that it publishes (Apache)."""
import contextlib
import http.client
import os
import pathlib
import pwd
import re
import shutil
import socket
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
COMPRESSED = "text/calendar application/json text/css text/xml application/xml image/svg+xml"
PATIENCE = 15  # seconds for a server to come up, or to go

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
    gzip on;
    gzip_vary on;
    gzip_types {compressed};
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
AddOutputFilterByType DEFLATE text/html {compressed}
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
MODULES = ["mpm_event", "unixd", "authz_core", "alias", "mime", "dir", "headers", "filter", "deflate"]


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


def advised_lines(base):
    """The lines that README.md gives for nginx, changed for a site below a path as it says there."""
    text = (ROOT / "README.md").read_text()
    found = re.search(r"\bnginx\b[^\n]*\n(?:  \S[^\n]*\n)*\n((?: {6,}\S[^\n]*\n)+)", text)
    if not found:
        raise ValueError("README.md has no lines for nginx")
    lines = found[1]
    for place in ("(/[^/]", " /404.html"):
        if place not in lines:
            raise ValueError(f"README.md's lines for nginx have no '{place}' to put a path in")
        lines = lines.replace(place, place.replace("/", base, 1))
    return lines


def write_nginx(own, port, site):
    """Below a path nginx serves the folder above, in which more lies than the publication."""
    os.symlink(first("/etc/nginx/mime.types", "/usr/local/nginx/conf/mime.types"),
               own / "mime.types")
    return NGINX.format(own=own, port=port, root=site.served, compressed=COMPRESSED,
                        lines=advised_lines(site.base))


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
                         compressed=COMPRESSED, modules="\n".join(modules))


# Name to (its programs, its configuration, its switches).
SERVERS = {
    "nginx": (["nginx"], write_nginx, ["-e", "{own}/error.log", "-g", "daemon off;", "-c"]),
    "apache": (["apache2", "httpd"], write_apache, ["-D", "FOREGROUND", "-f"]),
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
        with contextlib.closing(client.connection):
            yield client
    finally:
        stop(process)
