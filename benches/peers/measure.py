"""What is measured of a program: one run of it as a whole process, and how long a saved file takes to show."""
import http.client, os, pathlib, re, shutil, signal, socket, subprocess, sys, threading, time

PHRASE = "He sings to Ivy in the bath."
PATIENCE = 120


def run(program, command):
    """Wall and processor time in seconds, and peak memory in MiB, of one process and its children."""
    began = time.perf_counter()
    child = subprocess.Popen([str(part) for part in command], cwd=program.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    peak = Peak(child.pid)
    words = child.stderr.read()
    _, status, used = os.wait4(child.pid, 0)
    wall = time.perf_counter() - began
    if status != 0:
        sys.exit(f"{program.name} ended with {status}: {words.decode(errors='replace')[-2000:]}")
    return {"wall": wall, "cpu": used.ru_utime + used.ru_stime, "peak": peak.end()}


class Peak(threading.Thread):
    """The peak memory of a process in MiB, as the machine tells it, or of one that it started where that has more. What `wait4` says
    counts the memory of this program as well, from which the other one is started."""

    def __init__(self, process):
        super().__init__(daemon=True)
        self.process, self.highest, self.over = process, 0, threading.Event()
        self.start()

    def run(self):
        # Before a process is the program that it is to be, it is a copy of this one.
        own = os.readlink("/proc/self/exe")
        # The shortest-lived ends after some 3 ms; of a longer one the highest comes late, so that a look now and then does.
        pause = 0.0005
        while not self.over.wait(pause):
            pause = min(pause * 1.1, 0.005)
            for process in [self.process, *children(self.process)]:
                try:
                    if os.readlink(f"/proc/{process}/exe") != own:
                        told = re.search(r"VmHWM:\s+(\d+) kB", pathlib.Path(f"/proc/{process}/status").read_text())
                        self.highest = max(self.highest, int(told[1]) / 1024 if told else 0)
                except OSError:
                    pass

    def end(self):
        self.over.set()
        self.join()
        return self.highest


def children(process):
    try:
        return pathlib.Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return []


def written(out):
    """How many pages lie in a folder, of how many bytes, and how many of these are words that people read."""
    pages, size, words = 0, 0, 0
    for file in out.rglob("*.html"):
        data = file.read_bytes()
        body = data[data.find(b"<body"):]
        pages, size, words = pages + 1, size + len(data), words + len(b" ".join(re.sub(rb"<[^>]*>", b" ", body).split()))
    return {"pages": pages, "bytes": size, "words": words}


class Standing:
    """A program that stays and waits for saves."""

    def __init__(self, program, command):
        self.program = program
        self.log = open(program.project.parent / f"{program.name}.log", "w+")
        self.child = subprocess.Popen([str(part) for part in command], cwd=program.folder, stdout=self.log, stderr=subprocess.STDOUT, start_new_session=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.killpg(self.child.pid, signal.SIGTERM)
        self.child.wait()
        self.log.close()

    def said(self):
        return pathlib.Path(self.log.name).read_text(errors="replace")

    def alive(self):
        if self.child.poll() is not None:
            sys.exit(f"{self.program.name} ended by itself: {self.said()[-2000:]}")


def until(what, standing, patience=PATIENCE, every=0.001):
    """Waits until something is so, and gives it."""
    began = time.perf_counter()
    while True:
        found = what()
        if found:
            return found
        standing.alive()
        if time.perf_counter() - began > patience:
            sys.exit(f"{standing.program.name}: nothing came in {patience} s. It said: {standing.said()[-2000:]}")
        time.sleep(every)


def save(program, text, number):
    """Saves the plan with other words, and gives these words and when that began. It is opened, emptied and written, as most editors do."""
    words = f"He sings to Ivy {number} times in the bath."
    began = time.perf_counter()
    program.plan.write_text(text.replace(PHRASE, words))
    return words.encode(), began


def saves_to_files(program, out, saves):
    """Seconds from each save until a page with the new words lies in the output folder."""
    text = program.plan.read_text()
    shutil.rmtree(out, ignore_errors=True)
    folder = out / "plan-000000"
    pages = lambda: list(folder.rglob("*.html"))
    has = lambda words, files: next((file for file in files if words in read(file)), None)
    times = []
    try:
        with Standing(program, program.watch(out)) as standing:
            until(lambda: has(PHRASE.encode(), pages()), standing, every=0.05)
            settle(standing)
            words, _ = save(program, text, 1)
            page = until(lambda: has(words, pages()), standing)
            for number in range(2, saves + 2):
                time.sleep(0.5)
                words, began = save(program, text, number)
                until(lambda: has(words, [page]), standing)
                times.append(time.perf_counter() - began)
    finally:
        program.plan.write_text(text)
    return times


def saves_to_eyes(program, saves):
    """Seconds from each save until a browser that asks again and again gets the new words."""
    text, port = program.plan.read_text(), free_port()
    times = []
    try:
        with Standing(program, program.serve(port)) as standing:
            address = until(lambda: address_of(program, standing, port), standing, every=0.05)
            paths = program.paths(address)
            # Somebody opens the booklet first; what nobody looks at may not be kept in memory.
            asked(port, program.opens(address))
            has = lambda words, paths: next((path for path in paths if words in asked(port, path)), None)
            until(lambda: has(PHRASE.encode(), paths), standing, every=0.05)
            settle(standing)
            words, _ = save(program, text, 1)
            path = until(lambda: has(words, paths), standing)
            for number in range(2, saves + 2):
                time.sleep(0.5)
                words, began = save(program, text, number)
                until(lambda: has(words, [path]), standing)
                times.append(time.perf_counter() - began)
    finally:
        program.plan.write_text(text)
    return times


def address_of(program, standing, port):
    """Where the pages are: a secret path for ourplan, the port alone for the others."""
    if program.name == "ourplan":
        found = re.search(rf"http://127\.0\.0\.1:{port}(/\S+/)", standing.said())
        return found and "Watching." in standing.said() and found.group(1)
    with socket.socket() as line:
        return "/" if line.connect_ex(("127.0.0.1", port)) == 0 else None


def asked(port, path):
    try:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        line.request("GET", path)
        return line.getresponse().read()
    except (OSError, http.client.HTTPException):
        return b""
    finally:
        line.close()


def read(file):
    try:
        return file.read_bytes()
    except OSError:
        return b""


def settle(standing):
    """Waits until a program does nothing any more, so that the first save finds it at rest."""
    def used():
        fields = pathlib.Path(f"/proc/{standing.child.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return int(fields[11]) + int(fields[12])
    before = used()
    for _ in range(60):
        time.sleep(1)
        now = used()
        if now - before <= 5:
            return
        before = now


def free_port():
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return line.getsockname()[1]
