#include "app/allowed_hosts.h"

#include <algorithm>
#include <span>
#include <sstream>

#include "app/atlas_file.h"

namespace nandu {
namespace {

std::filesystem::path hosts_file(const Paths& paths) {
    return paths.config / "allowed-hosts.txt";
}

}  // namespace

std::vector<std::string> remembered_hosts(const Paths& paths) {
    std::vector<std::string> hosts;
    const auto bytes = read_file(hosts_file(paths));
    if (!bytes) {
        return hosts;
    }
    std::istringstream lines(
        std::string(reinterpret_cast<const char*>(bytes->data()), bytes->size()));
    for (std::string line; std::getline(lines, line);) {
        if (!line.empty()) {
            hosts.push_back(line);
        }
    }
    return hosts;
}

void remember_host(const std::string& host, const Paths& paths) {
    std::vector<std::string> hosts = remembered_hosts(paths);
    if (std::find(hosts.begin(), hosts.end(), host) != hosts.end()) {
        return;
    }
    hosts.push_back(host);
    std::string text;
    for (const std::string& line : hosts) {
        text += line + "\n";
    }
    std::error_code error;
    std::filesystem::create_directories(paths.config, error);
    (void)write_file(hosts_file(paths), std::as_bytes(std::span(text)));
}

}  // namespace nandu
