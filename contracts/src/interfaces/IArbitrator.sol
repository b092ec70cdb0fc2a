// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @dev Who rules. https://github.com/ethereum/EIPs/issues/792
interface IArbitrator {
    function createDispute(uint256 choices, bytes calldata extraData) external payable returns (uint256 disputeId);
    function arbitrationCost(bytes calldata extraData) external view returns (uint256 cost);
}

/// @dev What is ruled upon. https://github.com/ethereum/EIPs/issues/792
interface IArbitrable {
    event Ruling(IArbitrator indexed _arbitrator, uint256 indexed _disputeID, uint256 _ruling);

    function rule(uint256 _disputeID, uint256 _ruling) external;
}

/// @dev What rulers read. https://github.com/ethereum/EIPs/issues/1497
interface IEvidence {
    event MetaEvidence(uint256 indexed _metaEvidenceID, string _evidence);
    event Evidence(
        IArbitrator indexed _arbitrator, uint256 indexed _evidenceGroupID, address indexed _party, string _evidence
    );
    event Dispute(
        IArbitrator indexed _arbitrator, uint256 indexed _disputeID, uint256 _metaEvidenceID, uint256 _evidenceGroupID
    );
}
