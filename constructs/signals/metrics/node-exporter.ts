/**
 * node_exporter 1.12.1: collector/*_linux.go and *_common.go, kinds and labels held against its own
 * collector/fixtures/e2e-output.txt. Only collectors that are on by default: systemd's is not.
 */
import { catalogue, counter, gauge, info } from "./catalogue";

const DISK = ["device"] as const;
const FILE_SYSTEM = ["device", "mountpoint", "fstype", "device_error"] as const;
const SECONDS = { unit: "seconds" } as const;
const BYTES = { unit: "bytes" } as const;

/**
 * Machines. The names of memory and network statistics are the kernel's own, in its own case. Those of `vmstat` and
 * `netstat` are exposed as untyped; what is listed here counts.
 */
export const NODE_EXPORTER = catalogue("node_exporter 1.12.1, collector", {
  node_uname_info: info("The kernel.", ["nodename", "release", "sysname", "version", "machine", "domainname"]),
  node_boot_time_seconds: gauge("When it started.", [], "seconds"),
  node_time_seconds: gauge("Its clock.", [], "seconds"),
  node_cpu_seconds_total: counter("Time of a processor by what it did.", ["cpu", "mode"], SECONDS),
  node_load1: gauge("Load over one minute."),
  node_load5: gauge("Load over five minutes."),
  node_load15: gauge("Load over fifteen minutes."),
  node_memory_MemTotal_bytes: gauge("Memory there is.", [], "bytes"),
  node_memory_MemFree_bytes: gauge("Memory nobody uses.", [], "bytes"),
  node_memory_MemAvailable_bytes: gauge("Memory that programs can still get.", [], "bytes"),
  node_memory_Buffers_bytes: gauge("Memory for buffers.", [], "bytes"),
  node_memory_Cached_bytes: gauge("Memory for the page cache.", [], "bytes"),
  node_memory_Slab_bytes: gauge("Memory for the kernel's structures.", [], "bytes"),
  node_memory_SwapTotal_bytes: gauge("Swap there is.", [], "bytes"),
  node_memory_SwapFree_bytes: gauge("Swap nobody uses.", [], "bytes"),
  node_vmstat_pgmajfault: counter("Page faults that needed the disk."),
  node_vmstat_oom_kill: counter("Processes killed for want of memory."),
  node_pressure_cpu_waiting_seconds_total: counter("Time that processes waited for a processor.", [], SECONDS),
  node_pressure_memory_waiting_seconds_total: counter("Time that processes waited for memory.", [], SECONDS),
  node_pressure_io_waiting_seconds_total: counter("Time that processes waited for disks.", [], SECONDS),
  node_disk_io_time_seconds_total: counter("Time with work to do.", DISK, SECONDS),
  node_disk_io_time_weighted_seconds_total: counter("The same, for each piece of work.", DISK, SECONDS),
  node_disk_read_bytes_total: counter("Bytes read.", DISK, BYTES),
  node_disk_written_bytes_total: counter("Bytes written.", DISK, BYTES),
  node_disk_reads_completed_total: counter("Reads.", DISK),
  node_disk_writes_completed_total: counter("Writes.", DISK),
  node_filesystem_avail_bytes: gauge("Bytes free for users.", FILE_SYSTEM, "bytes"),
  node_filesystem_free_bytes: gauge("Bytes free for root.", FILE_SYSTEM, "bytes"),
  node_filesystem_size_bytes: gauge("Bytes there are.", FILE_SYSTEM, "bytes"),
  node_filesystem_files: gauge("Inodes there are.", FILE_SYSTEM),
  node_filesystem_files_free: gauge("Inodes free.", FILE_SYSTEM),
  node_filesystem_readonly: gauge("1 where nothing can be written.", FILE_SYSTEM),
  node_filefd_allocated: gauge("Files that are open."),
  node_filefd_maximum: gauge("Files that may be open."),
  node_md_disks: gauge("Disks of an array by state.", ["device", "state"]),
  node_md_disks_required: gauge("Disks an array needs.", ["device"]),
  node_bonding_active: gauge("Links of a bond that work.", ["master"]),
  node_bonding_slaves: gauge("Links of a bond.", ["master"]),
  node_network_up: gauge("1 where a device is up.", DISK),
  node_network_receive_bytes_total: counter("Bytes received.", DISK, BYTES),
  node_network_receive_packets_total: counter("Packets received.", DISK),
  node_network_receive_drop_total: counter("Received packets dropped.", DISK),
  node_network_receive_errs_total: counter("Errors while receiving.", DISK),
  node_network_transmit_bytes_total: counter("Bytes sent.", DISK, BYTES),
  node_network_transmit_packets_total: counter("Packets sent.", DISK),
  node_network_transmit_drop_total: counter("Packets dropped before sending.", DISK),
  node_network_transmit_errs_total: counter("Errors while sending.", DISK),
  node_netstat_Tcp_OutSegs: counter("TCP segments sent."),
  node_netstat_Tcp_RetransSegs: counter("TCP segments sent again."),
  node_netstat_TcpExt_TCPSynRetrans: counter("Attempts to connect that were repeated."),
  node_nf_conntrack_entries: gauge("Connections that are tracked."),
  node_nf_conntrack_entries_limit: gauge("Connections that may be tracked."),
  node_textfile_scrape_error: gauge("1 where a text file could not be read."),
  node_timex_offset_seconds: gauge("How far the clock is off.", [], "seconds"),
  node_timex_maxerror_seconds: gauge("How far it may be off.", [], "seconds"),
  node_timex_sync_status: gauge("1 where the clock is synchronised."),
});
