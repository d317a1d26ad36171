#include "app/allowed_hosts.h"

#include <algorithm>

#include "app/list_file.h"

namespace nandu {
namespace {

std::filesystem::path hosts_file(const Paths& paths) {
    return paths.config / "allowed-hosts.txt";
}

}  // namespace

std::vector<std::string> remembered_hosts(const Paths& paths) {
    return lines_of_file(hosts_file(paths));
}

void remember_host(const std::string& host, const Paths& paths) {
    std::vector<std::string> hosts = remembered_hosts(paths);
    if (std::find(hosts.begin(), hosts.end(), host) == hosts.end()) {
        hosts.push_back(host);
        keep_lines(hosts, hosts_file(paths));
    }
}

}  // namespace nandu
